package io.rollcall.setting;

/** A bean that reads settings when it is made. Each is made at the start, so that a wrong setting stops it before the first request. */
public interface CheckedAtStart {}
