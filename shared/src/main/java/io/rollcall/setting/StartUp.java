package io.rollcall.setting;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What every start has in common, on every transport. */
public final class StartUp {
    private StartUp() {}

    /** The framework's own properties: those that stand in {@code application.properties}, and those that follow from our settings. */
    public static Map<String, Object> properties(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        // The framework's loader opens the whole jar as a file system: 35 ms of a cold start.
        try (InputStream file = StartUp.class.getResourceAsStream("/application.properties")) {
            Properties fixed = new Properties();
            fixed.load(file);
            fixed.stringPropertyNames().forEach(name -> properties.put(name, fixed.getProperty(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        // The framework's own guard of local servers answers without a problem document; ours needs a credential in a
        // header instead.
        properties.put("micronaut.server.cors.localhost-pass-through", true);
        settings.text("ROLLCALL_CORS_ORIGINS").ifPresent(origins -> {
            String web = "micronaut.server.cors.configurations.web.";
            properties.put("micronaut.server.cors.enabled", true);
            properties.put(web + "allowed-origins", origins.split("\\s*,\\s*", -1));
            properties.put(web + "exposed-headers", new String[] {
                "ETag",
                "Link",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "X-Request-Id",
                "X-Total-Count"
            });
            properties.put(web + "allow-credentials", false);
        });
        return properties;
    }

    /**
     * Makes every bean that reads settings.
     *
     * @param others made first: beans that read settings in this process, but not in every one
     * @throws SettingException when a setting is missing or wrong
     */
    public static void check(ApplicationContext context, Class<?>... others) {
        try {
            for (Class<?> other : others) {
                context.getBean(other);
            }
            context.getBeansOfType(CheckedAtStart.class);
        } catch (RuntimeException failed) {
            throw settingIn(failed);
        }
    }

    /** The setting that is to blame, if there is one. */
    public static RuntimeException settingIn(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingException setting) {
                return setting;
            }
        }
        return failed;
    }
}
