package io.rollcall.token;

import java.io.ByteArrayOutputStream;

/** Puts a PKCS #1 private key (RFC 8017, appendix A.1.2) into the PKCS #8 envelope (RFC 5208) that the JDK reads. */
final class Pkcs1 {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    /** Version 0, then the algorithm identifier rsaEncryption with null parameters. */
    private static final byte[] VERSION_AND_RSA = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private Pkcs1() {}

    static byte[] wrap(byte[] key) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_AND_RSA);
        content.writeBytes(element(OCTET_STRING, key));
        return element(SEQUENCE, content.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length < 0x80) {
            element.write(content.length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
            element.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                element.write(content.length >>> 8 * i);
            }
        }
        element.writeBytes(content);
        return element.toByteArray();
    }
}
