package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;

/** Takes back messages that we made and that must not stay. */
final class Removal {
  private final GraphCaller caller;
  private final String address;

  Removal(GraphCaller caller, String address) {
    this.caller = caller;
    this.address = address;
  }

  /**
   * Removes a message for good, or, where that is not offered, as a user would. One that is gone
   * already counts as removed.
   *
   * @throws TransientException if it could not be removed: the message is in doubt
   */
  void remove(String id) throws MigrationException {
    try {
      boolean removed =
          tried(new PermanentDelete(address, id)) || tried(new DeleteMessage(address, id));
      if (!removed) {
        throw new TransientException(
            "RemovalRefused", "tried to remove a half-made message: Graph refused it");
      }
    } catch (GraphFaultException failed) {
      throw new TransientException(
          failed.fault().name(),
          "tried to remove a half-made message: it is looked for before it is sent again");
    }
  }

  /** False if this way to remove is not offered or not granted. */
  private boolean tried(GraphRequest<Boolean> request) throws GraphFaultException {
    try {
      return caller.call(request);
    } catch (GraphFaultException failed) {
      return switch (GraphErrors.meaning(failed.fault())) {
        case GONE -> true;
        case BAD_ITEM, NO_ACCESS, NO_MAILBOX -> false;
        default -> {
          if (failed.fault().status() == 404
              || failed.fault().status() == 405
              || failed.fault().status() == 501) {
            yield false;
          }
          throw failed;
        }
      };
    }
  }
}
