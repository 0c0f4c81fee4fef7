package io.rollcall.freeze;

/** A bean with work on threads of its own: a copy may be stopped for hours once its answer is out, in the middle of that work. */
public interface Settled {
    /** Waits until no work is under way, for half a second at most. */
    void settle();
}
