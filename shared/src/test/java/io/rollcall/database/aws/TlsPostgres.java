package io.rollcall.database.aws;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.postgresql.PGConnection;

/** A real PostgreSQL that wants TLS and a password of everyone but its owner, as databases of AWS do. */
final class TlsPostgres implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final EmbeddedPostgres postgres;
    private final Path certificate;

    private TlsPostgres(EmbeddedPostgres postgres, Path certificate) {
        this.postgres = postgres;
        this.certificate = certificate;
    }

    static TlsPostgres start(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore store = keyPair(folder.resolve("pair.p12"));
        Path certificate = folder.resolve("server.crt");
        Path key = folder.resolve("server.key");
        pem(certificate, "CERTIFICATE", store.getCertificate("server").getEncoded());
        pem(key, "PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());
        Path hba = folder.resolve("pg_hba.conf");
        Files.writeString(hba, "host all postgres 127.0.0.1/32 trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        // The server runs as another user where the tests run as root.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("hba_file", hba.toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString())
                .start();
        return new TlsPostgres(postgres, certificate);
    }

    /** An address that trusts the server's certificate and no other. */
    String url(String host) {
        return "jdbc:postgresql://" + host + ":" + postgres.getPort() + "/postgres?sslmode=verify-full&sslrootcert="
                + certificate;
    }

    /** The same without a word of TLS. */
    String bareUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void password(String role, String password) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static KeyStore keyPair(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static void pem(Path file, String label, byte[] der) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label
                        + "-----\n");
    }
}
