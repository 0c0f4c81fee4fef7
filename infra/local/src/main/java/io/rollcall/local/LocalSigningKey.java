package io.rollcall.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

/** A signing key of this machine, made once and kept where only its owner reads it. */
final class LocalSigningKey {
    private static final int BITS = 2048;

    private LocalSigningKey() {}

    /** The key as PEM of PKCS #8. */
    static String of(DataFolder folder) {
        Path file = folder.resolve("signing-key.pem");
        try {
            if (!Files.exists(file)) {
                write(file, generate());
            }
            return Files.readString(file);
        } catch (IOException unusable) {
            throw new StartException("the signing key " + file + " cannot be read or written");
        }
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has RSA", impossible);
        }
    }

    /** Written beside and moved into place, so that half a key is never found. */
    private static void write(Path file, String pem) throws IOException {
        Path draft = file.resolveSibling("signing-key.draft");
        Files.deleteIfExists(draft);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
