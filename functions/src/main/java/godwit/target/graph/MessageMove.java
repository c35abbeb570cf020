package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.Optional;

/** Lets a message of ours follow its original into another folder. */
final class MessageMove {
  private static final String MOVE = "move a message after its original";

  private final GraphCaller caller;
  private final String address;

  MessageMove(GraphCaller caller, String address) {
    this.caller = caller;
    this.address = address;
  }

  boolean move(TargetMessageId id, TargetFolderId from, TargetFolderId to, MessageStamp stamp)
      throws MigrationException {
    Optional<TargetFolderId> at = place(id);
    if (at.isEmpty() || (!at.get().equals(from) && !at.get().equals(to))) {
      return false;
    }
    if (!at.get().equals(to) && !isDone(new MoveMessage(address, id, to))) {
      return false;
    }
    // A message that keeps its old stamp is only harder to find for a batch that is made again.
    boolean unused = isDone(new UpdateStamp(address, id, stamp));
    return true;
  }

  /** Empty if the message is gone. */
  private Optional<TargetFolderId> place(TargetMessageId id) throws MigrationException {
    try {
      return Optional.of(caller.call(new GetParent(address, id)));
    } catch (GraphFaultException failed) {
      if (GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.GONE) {
        return Optional.empty();
      }
      throw stop(failed.fault());
    }
  }

  /** False if this will never be had; whatever may pass is asked for again. */
  private boolean isDone(GraphRequest<Boolean> request) throws MigrationException {
    try {
      return caller.call(request);
    } catch (GraphFaultException failed) {
      return switch (GraphErrors.meaning(failed.fault())) {
        case BAD_ITEM, NO_ACCESS -> false;
        default -> throw stop(failed.fault());
      };
    }
  }

  private static MigrationException stop(GraphFault fault) {
    return switch (GraphErrors.meaning(fault)) {
      // The message was there a moment ago, so it is the folder that is gone.
      case SLOW_DOWN, BUSY, NOT_SIGNED_IN, GONE -> GraphErrors.stop(fault, MOVE);
      default ->
          new TransientException(
              fault.name(),
              "tried to " + MOVE + ": " + GraphErrors.answer(fault) + "; it is tried again");
    };
  }
}
