package io.rollcall.audit;

import io.rollcall.input.Word;
import java.util.Locale;

/** All that the trail tells of. */
public enum EventName implements Word {
    SIGN_IN,
    CREDENTIALS_REFUSED,
    TOKEN_REFRESH,
    REFRESH_REUSE,
    LOGOUT,
    TOKEN_REVOKED,
    REGISTRATION,
    PASSWORD_CHANGE,
    LIMIT_REACHED,
    USER_CREATED,
    USER_CHANGED,
    USER_DELETED,
    KEY_CREATED,
    KEY_ROTATED,
    KEY_REVOKED,
    EMPLOYEE_CREATED,
    EMPLOYEE_CHANGED,
    EMPLOYEE_DELETED,
    SIGNING_KEY_PUBLISHED,
    SIGNING_KEY_RETIRED;

    /** The name in the trail. */
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
