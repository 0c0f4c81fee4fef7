package io.rollcall.secret;

import io.rollcall.failure.Failure;
import io.rollcall.json.JsonObject;
import io.rollcall.setting.SettingException;
import java.util.Map;
import java.util.Optional;

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
            Map<String, Object> members = json(text);
            String user = member(members, "username");
            String password = member(members, "password");
            return members.get("host") instanceof String host
                    ? Map.of("DATABASE_USER", user, "DATABASE_PASSWORD", password, "DATABASE_URL", url(members, host))
                    : Map.of("DATABASE_USER", user, "DATABASE_PASSWORD", password);
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

    Map<String, Object> json(String text) {
        try {
            return JsonObject.parse(text).values();
        } catch (Failure malformed) {
            throw wrong("the secret is no JSON object");
        }
    }

    String member(Map<String, Object> members, String name) {
        return Optional.ofNullable(members.get(name))
                .filter(value -> value instanceof String text && !text.isBlank())
                .map(String.class::cast)
                .orElseThrow(() -> wrong("the secret has no " + name));
    }

    private static String url(Map<String, Object> members, String host) {
        Object port = members.getOrDefault("port", "5432");
        Object database = members.getOrDefault("dbname", "postgres");
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
