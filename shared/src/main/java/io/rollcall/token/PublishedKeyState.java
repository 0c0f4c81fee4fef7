package io.rollcall.token;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a public key.
 *
 * @param retiredAt from when on its tokens are refused
 */
public record PublishedKeyState(String kid, Instant publishedAt, Optional<Instant> retiredAt) {}
