package io.rollcall.token;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** A token in the one spelling of ours, with its claims as they were read strictly. The signature is still to be verified. */
final class SignedAccessToken extends SignedJWT {
    private static final long serialVersionUID = 1;

    private final transient AccessToken token;

    SignedAccessToken(Base64URL header, Base64URL claims, Base64URL signature, AccessToken token)
            throws ParseException {
        super(header, claims, signature);
        this.token = token;
    }

    AccessToken token() {
        return token;
    }

    /** The framework writes this into its log where a signature is wrong. */
    @Override
    public String getParsedString() {
        return "an access token";
    }
}
