package io.rollcall.admin;

import io.rollcall.account.User;
import io.rollcall.lambda.FunctionHandler;
import io.rollcall.setting.Settings;

/** The handler that Lambda calls for the admin function. */
public final class AdminHandler extends FunctionHandler {
    private static final String[] PRIMED = {"/admin/health", "/users"};

    public AdminHandler() {
        super(User.class, PRIMED);
    }

    /** For tests, which bring settings of their own. */
    public AdminHandler(Settings settings) {
        super(settings, User.class, PRIMED);
    }
}
