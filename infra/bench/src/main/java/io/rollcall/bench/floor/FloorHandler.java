package io.rollcall.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;

/**
 * The least that a function can do to read one employee for a signed-in user: a signature checked, one SELECT, JSON by hand. It knows
 * no rule of the contract; it is the floor that the real functions are measured against.
 */
public final class FloorHandler implements RequestStreamHandler {
    private final PublicKey key;
    private final Connection connection;

    public FloorHandler() throws GeneralSecurityException, SQLException {
        this.key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(System.getenv("FLOOR_PUBLIC_KEY"))));
        this.connection = DriverManager.getConnection(System.getenv("DATABASE_URL"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        try {
            String token = between(event, "Bearer ", "\"");
            long number = Long.parseLong(between(event, "\"path\":\"/employees/", "\""));
            String reply = isSigned(token) ? reply(200, employee(number)) : reply(401, "{}");
            output.write(reply.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | SQLException failed) {
            throw new IOException(failed);
        }
    }

    private boolean isSigned(String token) throws GeneralSecurityException {
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private String employee(long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id, emp_id, emp_name, city, country, emp_dob, created_at, updated_at FROM employees WHERE emp_id = ?")) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return "{\"id\":\"" + row.getString(1) + "\",\"emp_id\":" + row.getLong(2) + ",\"emp_name\":\""
                        + row.getString(3) + "\",\"city\":\"" + row.getString(4) + "\",\"country\":\""
                        + row.getString(5)
                        + "\",\"emp_dob\":\"" + row.getString(6) + "\",\"created_at\":\"" + row.getString(7)
                        + "\",\"updated_at\":\"" + row.getString(8) + "\"}";
            }
        }
    }

    private static String reply(int status, String body) {
        return "{\"statusCode\":" + status
                + ",\"multiValueHeaders\":{\"Content-Type\":[\"application/json\"]},\"body\":\""
                + body.replace("\"", "\\\"") + "\",\"isBase64Encoded\":false}";
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
