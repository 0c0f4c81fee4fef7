package io.rollcall.account;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** Nobody would be left who can administer the directory. */
public final class LastAdministrator extends Failure {
    LastAdministrator() {
        super(Kind.CONFLICT, "The last enabled administrator cannot be demoted, disabled, locked or deleted");
    }
}
