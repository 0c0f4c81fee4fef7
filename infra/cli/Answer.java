/** What the server says. */
record Answer(int status, String body, long retryAfterSeconds) {}
