package io.rollcall.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;

/**
 * Makes parts of the JDK ready beside a start that needs them a little later, and that would wait for each: the tables of
 * {@link BigDecimal} (8 ms in JDK 25, of which the framework wants the number one), the security providers and RSA, and Jackson.
 */
final class HeadStart {
    private HeadStart() {}

    /** @param response the record that most responses are made of */
    static void begin(Class<?> response) {
        Thread.ofPlatform().daemon().name("head-start").start(() -> run(response));
    }

    private static void run(Class<?> response) {
        try {
            BigDecimal.ONE.signum();
            // What the JDK learns of the annotations stays with the class, for every mapper.
            new ObjectMapper().writerFor(response);
            KeyFactory.getInstance("RSA");
            Signature.getInstance("SHA256withRSA");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has RSA", impossible);
        }
    }
}
