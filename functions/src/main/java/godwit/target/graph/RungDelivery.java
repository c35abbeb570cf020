package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.Delivery;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Stores one message as one rung of the ladder has it: create, check of the answer, attachments
 * that did not fit. For one thread.
 */
final class RungDelivery {
  static final String STORE = "store a message";
  private static final String ATTACH = "store an attachment";

  private final GraphCaller caller;
  private final AttachmentUpload upload;
  private final Removal removal;
  private final String address;
  private final TenantFit fit;
  private final DegradeLadder rung;

  RungDelivery(
      GraphCaller caller, Patience patience, String address, TenantFit fit, DegradeLadder rung) {
    this.caller = caller;
    this.upload = new AttachmentUpload(caller, patience, address);
    this.removal = new Removal(caller, address);
    this.address = address;
    this.fit = fit;
    this.rung = rung;
  }

  /**
   * Sends it; a second time with its attachments apart if the request was too large.
   *
   * @param open the message without attachments
   * @throws GraphFaultException if Graph finds fault with the message; nothing was stored
   * @throws AttachmentRefusedException if it finds fault with an attachment; nothing was stored
   */
  Delivery deliver(TargetFolderId folder, byte[] open, AttachmentPlan plan)
      throws MigrationException, GraphFaultException, AttachmentRefusedException {
    CreatedMessage created;
    try {
      created = create(folder, open, plan);
    } catch (GraphFaultException failed) {
      if (plan.inside().isEmpty() || !GraphErrors.isRequestTooLarge(failed.fault())) {
        return refusedOrStop(failed);
      }
      return deliverApart(folder, open);
    }
    return complete(created, plan);
  }

  private Delivery deliverApart(TargetFolderId folder, byte[] open)
      throws MigrationException, GraphFaultException, AttachmentRefusedException {
    var plan = new AttachmentPlan(List.of(), rung.message().attachments());
    Optional<String> notAllowed = fit.refusal(plan.after());
    if (notAllowed.isPresent()) {
      return notAllowed(notAllowed.get());
    }
    CreatedMessage created;
    try {
      created = create(folder, open, plan);
    } catch (GraphFaultException failed) {
      return refusedOrStop(failed);
    }
    return complete(created, plan);
  }

  private CreatedMessage create(TargetFolderId folder, byte[] open, AttachmentPlan plan)
      throws GraphFaultException {
    return caller.call(new CreateMessage(address, folder, new JsonBody(open, plan.inside())));
  }

  private static Delivery refusedOrStop(GraphFaultException failed)
      throws MigrationException, GraphFaultException {
    return switch (GraphErrors.meaning(failed.fault())) {
      case BAD_ITEM -> throw failed;
      case TOO_LARGE -> tooLarge(failed.fault().name());
      default -> throw GraphErrors.stopCreate(failed.fault(), STORE);
    };
  }

  private Delivery complete(CreatedMessage created, AttachmentPlan plan)
      throws MigrationException, AttachmentRefusedException {
    if (created.id().isEmpty()) {
      throw new TransientException(
          "AnswerWithoutId", "tried to " + STORE + ": Graph's answer names no message");
    }
    if (!created.hasStateOf(rung.message())) {
      removal.remove(created.id());
      return new Delivery.Refused("WrongDraftState", Wrong.DRAFT);
    }
    if (!fit.tenant().lacks(Assumption.DATES) && !created.hasTimeOf(rung.message())) {
      removal.remove(created.id());
      return new Delivery.Refused("WrongReceivedTime", Wrong.TIME);
    }
    try {
      upload.send(created.id(), plan.after(), plan.inside().size());
    } catch (GraphFaultException failed) {
      return withdraw(created.id(), failed.fault());
    }
    return new Delivery.Stored(new TargetMessageId(created.id()), rung.degradations());
  }

  /** Takes a message back whose attachments cannot follow. */
  private Delivery withdraw(String id, GraphFault fault)
      throws MigrationException, AttachmentRefusedException {
    if (isWish(fault)) {
      // Removing it now would be one more request: it is looked for, and removed, after the wait.
      Duration wait = fault.retryAfter().orElse(GraphErrors.UNSAID_WAIT);
      throw new TransientException(
          fault.name(), "tried to " + ATTACH + ": " + GraphErrors.answer(fault), wait);
    }
    removal.remove(id);
    return switch (GraphErrors.meaning(fault)) {
      case TOO_LARGE -> tooLarge(fault.name());
      // The create was allowed, so it is this one right that is missing, not the mailbox.
      case NO_ACCESS -> notAllowed(fault.name());
      case BAD_ITEM -> throw new AttachmentRefusedException(fault.name());
      // The message itself is gone: somebody removed it meanwhile, or Exchange moved the mailbox.
      case GONE ->
          throw new TransientException(
              fault.name(), "tried to " + ATTACH + ": the message was gone; it is sent again");
      default -> throw GraphErrors.stop(fault, ATTACH);
    };
  }

  private static boolean isWish(GraphFault fault) {
    return switch (GraphErrors.meaning(fault)) {
      case SLOW_DOWN, BUSY -> true;
      default -> false;
    };
  }

  static Delivery notAllowed(String code) {
    return new Delivery.Refused(
        code,
        "its attachments are too large for one request, and the tenant lets none follow; grant the"
            + " app Mail-Advanced.ReadWrite.All and retry, or save them at the source");
  }

  static Delivery tooLarge(String code) {
    return new Delivery.Refused(
        code,
        "larger than the target mailbox takes; raise its MaxReceiveSize and MaxSendSize (up to"
            + " 150 MB) and retry, or save its attachments at the source");
  }

  /** What a wrong answer would have meant for the reader. */
  private static final class Wrong {
    static final String DRAFT =
        "Exchange stored it as a draft or the other way round; it was removed again";
    static final String TIME =
        "Exchange did not keep the time it was received; it was removed again";

    private Wrong() {}
  }
}
