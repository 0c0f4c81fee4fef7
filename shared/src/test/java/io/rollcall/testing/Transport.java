package io.rollcall.testing;

/** Carries a request to the directory and its answer back. */
@FunctionalInterface
public interface Transport {
    Reply send(Call call);
}
