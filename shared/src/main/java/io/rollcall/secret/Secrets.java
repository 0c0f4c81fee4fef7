package io.rollcall.secret;

import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads the secrets that settings name. What stands in the environment itself wins over what a secret says. */
public final class Secrets {
    private static final String AGE = "ROLLCALL_SECRET_AGE_SECONDS";

    private Secrets() {}

    /** Whether any setting names a secret. */
    public static boolean named(Settings settings) {
        for (SecretSetting setting : SecretSetting.values()) {
            if (settings.text(setting.name()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** How old a secret may become before it is read again. */
    public static Duration age(Settings settings) {
        return settings.seconds(AGE, 300, 1, 86_400);
    }

    /**
     * The settings with what the secrets say.
     *
     * @throws SettingException when a secret is missing, denied, malformed or out of reach; it names the setting, never a value
     */
    public static Settings read(Settings settings) {
        if (!named(settings)) {
            return settings;
        }
        Map<String, String> values = new HashMap<>();
        for (SecretSetting setting : SecretSetting.values()) {
            settings.text(setting.name()).ifPresent(id -> values.putAll(setting.read(text(settings, setting, id))));
        }
        settings.environment().keySet().forEach(name -> settings.text(name).ifPresent(own -> values.put(name, own)));
        return new Settings(values);
    }

    /**
     * The password in a secret as RDS makes it.
     *
     * @throws SettingException when there is no such secret, or it holds none
     */
    public static String password(Settings settings, String id) {
        SecretSetting setting = SecretSetting.ROLLCALL_DATABASE_SECRET;
        return setting.read(text(settings, setting, id)).getOrDefault("DATABASE_PASSWORD", "");
    }

    private static String text(Settings settings, SecretSetting setting, String id) {
        try {
            return SecretsManager.of(settings)
                    .read(id)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> setting.wrong("there is no such secret, or it holds no value"));
        } catch (SecretException failed) {
            throw setting.wrong(failed.getMessage());
        }
    }
}
