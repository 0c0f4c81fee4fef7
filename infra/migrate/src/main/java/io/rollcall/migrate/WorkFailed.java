package io.rollcall.migrate;

/** The work cannot be done. The message is for the person who deploys, and holds no secret. */
final class WorkFailed extends RuntimeException {
    WorkFailed(String message) {
        super(message);
    }
}
