package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import godwit.target.TargetMessageId;
import java.util.Optional;

/**
 * Carries changes of marks over: looks at the message first, and changes it on condition that
 * nobody else has done so since.
 */
final class MessageMarking {
  private static final String MARK = "carry a change of flags over";
  private static final int TRIES = 3;

  private final GraphCaller caller;
  private final String address;

  MessageMarking(GraphCaller caller, String address) {
    this.caller = caller;
    this.address = address;
  }

  Optional<MessageMarks> mark(TargetMessageId id, MarkChange change) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      try {
        return Optional.of(tried(id, change));
      } catch (GraphFaultException failed) {
        if (GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.GONE) {
          return Optional.empty();
        }
        if (!isConflict(failed.fault())) {
          throw stop(failed.fault());
        }
      }
    }
    throw new TransientException(
        "ErrorIrresolvableConflict",
        "tried to " + MARK + ": somebody else keeps changing the message; it is tried again");
  }

  private MessageMarks tried(TargetMessageId id, MarkChange change) throws GraphFaultException {
    GetMarks.Marked there = caller.call(new GetMarks(address, id));
    MessageMarks wanted = change.on(there.marks());
    if (wanted.equals(there.marks())) {
      return wanted;
    }
    try {
      boolean unused = caller.call(new UpdateMarks(address, id, there, wanted));
      return wanted;
    } catch (GraphFaultException failed) {
      if (GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.BAD_ITEM) {
        // Never to be had on this message, which is no reason to ask for it every day.
        return there.marks();
      }
      throw failed;
    }
  }

  private static boolean isConflict(GraphFault fault) {
    return fault.status() == 412 || fault.code().equals("ErrorIrresolvableConflict");
  }

  /** One message that is refused says nothing of the mailbox: whatever it is, others go on. */
  private static MigrationException stop(GraphFault fault) {
    return switch (GraphErrors.meaning(fault)) {
      case SLOW_DOWN, NOT_SIGNED_IN -> GraphErrors.stop(fault, MARK);
      default ->
          new TransientException(
              fault.name(),
              "tried to " + MARK + ": " + GraphErrors.answer(fault) + "; it is tried again");
    };
  }
}
