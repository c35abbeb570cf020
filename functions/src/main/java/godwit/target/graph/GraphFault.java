package godwit.target.graph;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that did not succeed. The words of the answer are left behind: Graph quotes addresses
 * and content in them.
 *
 * @param status HTTP status; 0 if no answer came
 * @param code Graph's code, such as {@code ErrorAccessDenied}; the kind of failure if no answer
 *     came; empty if the answer had none
 * @param retryAfter how long the server wants to be left alone
 */
record GraphFault(int status, String code, Optional<Duration> retryAfter) {
  /** Not Graph's: our own account of the mailbox's limits says to wait. */
  static final String PACED = "MailboxLimitsUsed";

  static GraphFault of(int status, String code) {
    return new GraphFault(status, code, Optional.empty());
  }

  /** What stands for an answer when nothing was sent, as the mailbox has no room for it yet. */
  static GraphFault paced(Duration wait) {
    return new GraphFault(429, PACED, Optional.of(wait));
  }

  /** Whether nothing was sent. */
  boolean isOurOwn() {
    return code.equals(PACED);
  }

  /** The code for a ledger or an operator, never empty. */
  String name() {
    return code.isEmpty() ? "Http" + status : code;
  }

  /** Whether the request may have been carried out nevertheless. */
  boolean isInDoubt() {
    return status == 0 || status == 408 || status >= 500 || (status >= 200 && status < 300);
  }
}
