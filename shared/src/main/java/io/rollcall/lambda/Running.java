package io.rollcall.lambda;

import io.rollcall.secret.Secrets;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beans that answer, made anew when a secret that they were made of has changed: secrets are read again when they have reached their age.
 * A secret that cannot be read again leaves the last one in force. Lambda gives a copy one request at a time.
 */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Settings environment;
    private final boolean secret;
    private final Duration age;
    private Beans beans;
    private Instant readAt = Instant.MIN;

    /** @param environment names the secrets */
    Running(Settings environment) {
        this.environment = environment;
        this.secret = Secrets.named(environment);
        this.age = Secrets.age(environment);
        this.beans = Beans.start(Secrets.read(environment));
        if (secret) {
            readAt = now();
        }
    }

    synchronized Beans beans() {
        if (secret && now().isAfter(readAt.plus(age))) {
            refresh();
        }
        return beans;
    }

    private void refresh() {
        readAt = now();
        try {
            Settings read = Secrets.read(environment);
            if (!read.equals(beans.settings())) {
                Beans old = beans;
                beans = Beans.start(read);
                old.close();
                LOG.info("A secret has changed, and is in force");
            }
        } catch (SettingException unreadable) {
            LOG.error("The secrets of before stay in force. {}", unreadable.getMessage());
        }
    }

    private Instant now() {
        return beans.context().getBean(Clock.class).instant();
    }

    @Override
    public synchronized void close() {
        beans.close();
    }
}
