/**
 * What it means that Lambda stops a running copy after any answer, and, under SnapStart, wakes many copies from one image: what has to be over
 * before an answer goes out, what an image should have done already, and what it must not hold.
 */
@NullMarked
package io.rollcall.freeze;

import org.jspecify.annotations.NullMarked;
