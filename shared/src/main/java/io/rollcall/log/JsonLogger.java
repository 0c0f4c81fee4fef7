package io.rollcall.log;

import io.rollcall.time.Clocks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** Tells what we say from INFO on, and from WARN on what libraries say. */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1;
    private static final String OURS = "io.rollcall.";

    private final transient JsonLog log;

    JsonLogger(String name, JsonLog log) {
        this.name = name;
        this.log = log;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return name.startsWith(OURS);
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public void log(LoggingEvent event) {
        List<KeyValuePair> fields =
                Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of());
        Object[] values = event.getArgumentArray();
        write(event.getLevel(), event.getMessage(), fields, values, event.getThrowable());
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] values, Throwable failed) {
        write(level, message, List.of(), values, failed);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return name;
    }

    private void write(
            Level level,
            String message,
            List<KeyValuePair> fields,
            Object @Nullable [] values,
            @Nullable Throwable failed) {
        String text = MessageFormatter.basicArrayFormat(message, values == null ? new Object[0] : values);
        log.write(Clocks.SYSTEM.instant(), level, name, String.valueOf(text), fields, failed);
    }
}
