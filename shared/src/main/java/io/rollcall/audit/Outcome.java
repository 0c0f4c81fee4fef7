package io.rollcall.audit;

/** How it ended. */
public enum Outcome {
    SUCCESS,
    FAILURE
}
