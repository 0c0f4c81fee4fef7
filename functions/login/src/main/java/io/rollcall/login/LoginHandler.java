package io.rollcall.login;

import io.rollcall.lambda.FunctionHandler;
import io.rollcall.setting.Settings;

/** The handler that Lambda calls for the login function. */
public final class LoginHandler extends FunctionHandler {
    private static final String[] PRIMED = {"/health", "/me"};

    public LoginHandler() {
        super(TokenBody.class, PRIMED);
    }

    /** For tests, which bring settings of their own. */
    public LoginHandler(Settings settings) {
        super(settings, TokenBody.class, PRIMED);
    }
}
