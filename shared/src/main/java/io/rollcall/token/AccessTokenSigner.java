package io.rollcall.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;

/**
 * Has the framework's generator sign access tokens (RFC 9068). Only the login function makes one of these: it alone holds the private key. It verifies
 * nothing: a signature of ours counts only as long as its key stands in the table.
 */
public final class AccessTokenSigner implements SignatureGeneratorConfiguration {
    private final JWSHeader header;
    private final RSASSASigner signer;

    /** @param key the private key and its id */
    public AccessTokenSigner(SigningKey key) {
        this.header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(TokenSettings.TYPE))
                .keyID(key.publicKey().kid())
                .build();
        this.signer = new RSASSASigner(key.privateKey());
    }

    @Override
    public SignedJWT sign(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token;
    }

    @Override
    public String supportedAlgorithmsMessage() {
        return "Only signs";
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
        return false;
    }

    @Override
    public boolean verify(SignedJWT token) {
        return false;
    }
}
