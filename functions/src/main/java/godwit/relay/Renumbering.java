package godwit.relay;

import godwit.failure.Disposition;

/** What a person can do about a server that gives its folders a new UIDVALIDITY at each log-in. */
final class Renumbering {
  private Renumbering() {}

  /** The advice for a mailbox whose plan was stale each time it was made. */
  static String advice(Disposition.BlockMailbox blocked, int times) {
    if (!blocked.code().equals("UIDVALIDITY")) {
      return blocked.advice();
    }
    return "the source server numbered a folder anew (UIDVALIDITY) "
        + times
        + " times, each time before a further message could be copied: what is there already is"
        + " compared first, and that alone takes longer than one leg. If its UIDs stay the same all"
        + " the same, delete the batch and make it again with ignoreUidValidity=true, which brings"
        + " nothing twice; otherwise raise TIME_BUDGET_SECONDS, then retry";
  }
}
