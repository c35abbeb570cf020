package godwit.batch;

import java.time.Instant;

/**
 * What stands in the way of a mailbox.
 *
 * @param code the server's own code, such as {@code AUTHENTICATIONFAILED}
 * @param advice what was tried and what a person can do
 * @param since when it was first seen
 */
public record Problem(String code, String advice, Instant since) {}
