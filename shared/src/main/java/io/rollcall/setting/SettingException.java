package io.rollcall.setting;

/** A setting is missing or wrong. The message is one line that names the setting and never shows its value. */
public final class SettingException extends RuntimeException {
    /** @param message one line for the operator, beginning with the setting's name */
    public SettingException(String message) {
        super(message, null, false, false);
    }
}
