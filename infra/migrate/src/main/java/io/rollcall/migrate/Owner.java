package io.rollcall.migrate;

import io.micronaut.context.ApplicationContext;
import io.rollcall.secret.Secrets;
import io.rollcall.setting.Settings;
import io.rollcall.setting.StartUp;
import io.rollcall.token.SigningKey;
import java.util.HashMap;
import java.util.Map;

/** The beans of one piece of work, made with the owner's credentials and closed with it. */
final class Owner implements AutoCloseable {
    /** The setting that names the secret of the signing key; this function fills it, so it is no setting to be read at the start. */
    static final String KEY_SECRET = "ROLLCALL_SIGNING_KEY_SECRET";

    private final Settings settings;
    private final ApplicationContext context;

    private Owner(Settings settings, ApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    /** @throws io.rollcall.setting.SettingException when a setting or a secret is missing or wrong */
    static Owner of(Settings environment) {
        Map<String, String> values = new HashMap<>(environment.environment());
        values.remove(KEY_SECRET);
        values.remove(SigningKey.SETTING);
        Settings settings = Secrets.read(new Settings(values));
        try {
            return new Owner(
                    settings,
                    ApplicationContext.builder()
                            .banner(false)
                            .deduceEnvironment(false)
                            .properties(StartUp.properties(settings))
                            .singletons(settings)
                            .start());
        } catch (RuntimeException failed) {
            throw StartUp.settingIn(failed);
        }
    }

    Settings settings() {
        return settings;
    }

    <T> T bean(Class<T> type) {
        try {
            return context.getBean(type);
        } catch (RuntimeException failed) {
            throw StartUp.settingIn(failed);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
