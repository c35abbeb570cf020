package godwit.verify;

import godwit.failure.MigrationException;
import godwit.target.TargetFigures;
import godwit.target.TargetMessageId;

/** Asks the target for single messages, but not for whole mailboxes of them. For one thread. */
final class Lookups {
  /** Beyond it what was not seen counts as missing without a further question. */
  static final int MOST = 200;

  private final TargetFigures target;
  private int asked;

  Lookups(TargetFigures target) {
    this.target = target;
  }

  boolean has(TargetMessageId id) throws MigrationException {
    return asked++ < MOST && target.has(id);
  }
}
