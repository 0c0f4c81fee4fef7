package io.rollcall.database;

import java.sql.SQLException;

/** What a transaction has read has been changed by another since; {@link Database} undoes the transaction and runs it again. */
public final class Overtaken extends SQLException {
    /** As the database itself would say it. */
    public Overtaken() {
        super("A row has changed since it was read", SqlStates.SERIALIZATION_FAILURE);
    }
}
