package io.rollcall.freeze;

/** A bean with something that is true of one moment or one copy alone: a connection, a cache, the state of a generator. */
public interface SnapshotAware {
    /** Lets it go, before an image is taken and again when a copy wakes from it; the bean goes on as if it were new. */
    void forget();
}
