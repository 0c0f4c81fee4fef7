package io.rollcall.secret;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.SettingJson;
import java.util.Map;

/** The settings that name a secret, and what becomes of its text. */
enum SecretSetting {
    /** PEM blocks, a JWK or a JWK set: the text is taken as it is. */
    ROLLCALL_SIGNING_KEY_SECRET {
        @Override
        Map<String, String> read(String text) {
            return Map.of("JWT_SIGNING_KEY", text);
        }
    },

    /** The password alone, or a JSON object that has it as {@code password}. */
    ROLLCALL_ADMIN_PASSWORD_SECRET {
        @Override
        Map<String, String> read(String text) {
            String password = text.startsWith("{") ? member(json(text), "password") : text;
            return Map.of("ROLLCALL_ADMIN_PASSWORD", password);
        }
    },

    /** A JSON object as RDS makes it: {@code username}, {@code password}, and perhaps {@code host}, {@code port} and {@code dbname}. */
    ROLLCALL_DATABASE_SECRET {
        @Override
        Map<String, String> read(String text) {
            ObjectNode members = json(text);
            String user = member(members, "username");
            String password = member(members, "password");
            return SettingJson.text(members, "host")
                    .map(host -> Map.of(
                            "DATABASE_USER", user, "DATABASE_PASSWORD", password, "DATABASE_URL", url(members, host)))
                    .orElse(Map.of("DATABASE_USER", user, "DATABASE_PASSWORD", password));
        }
    };

    /**
     * The settings that a secret's text stands for.
     *
     * @throws SettingException when the text is not what is expected; it shows nothing of it
     */
    abstract Map<String, String> read(String text);

    SettingException wrong(String what) {
        return new SettingException(name() + ": " + what);
    }

    ObjectNode json(String text) {
        return SettingJson.object(text).orElseThrow(() -> wrong("the secret is no JSON object"));
    }

    String member(ObjectNode members, String name) {
        return SettingJson.text(members, name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong("the secret has no " + name));
    }

    private static String url(ObjectNode members, String host) {
        String port = members.path("port").asText("5432");
        String database = members.path("dbname").asText("postgres");
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
