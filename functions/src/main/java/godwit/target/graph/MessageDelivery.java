package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.Attachment;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.List;
import java.util.Optional;

/** Stores one message: create, check of the answer, attachments that did not fit. */
final class MessageDelivery {
  private static final String STORE = "store a message";
  private static final String ATTACH = "store an attachment";

  private final GraphCaller caller;
  private final AttachmentUpload upload;
  private final Removal removal;
  private final String address;
  private final long messageBytes;

  MessageDelivery(GraphCaller caller, Patience patience, String address, long messageBytes) {
    this.caller = caller;
    this.upload = new AttachmentUpload(caller, patience, address);
    this.removal = new Removal(caller, address);
    this.address = address;
    this.messageBytes = messageBytes;
  }

  Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    long bytes = message.attachments().stream().mapToLong(a -> a.content().sizeBytes()).sum();
    if (bytes + message.body().content().length() > messageBytes) {
      return tooLarge("MessageTooLarge");
    }
    Optional<DegradeLadder> rung = Optional.of(DegradeLadder.top(Fitted.of(message)));
    String code = "";
    while (rung.isPresent()) {
      try {
        return deliver(folder, stamp, rung.get());
      } catch (GraphFaultException refused) {
        code = refused.fault().name();
        rung = rung.get().below(refused.fault().code());
      } catch (AttachmentRefusedException refused) {
        code = refused.code();
        rung = rung.get().bottom().filter(this::isSmallEnough);
      }
    }
    return new Delivery.Refused(
        code,
        "Exchange does not take this message, nor what could be sent of it instead;"
            + " open it at the source and forward or export it by hand");
  }

  /** The original is larger than what it is decoded to. */
  private boolean isSmallEnough(DegradeLadder rung) {
    return rung.message().original().content().sizeBytes() <= messageBytes;
  }

  /**
   * Sends one rung; a second time with its attachments apart if the request was too large.
   *
   * @throws GraphFaultException if Graph finds fault with the message; nothing was stored
   * @throws AttachmentRefusedException if it finds fault with an attachment; nothing was stored
   */
  private Delivery deliver(TargetFolderId folder, MessageStamp stamp, DegradeLadder rung)
      throws MigrationException, GraphFaultException, AttachmentRefusedException {
    byte[] open = MessageJson.open(rung.message(), stamp);
    List<Attachment> attachments = rung.message().attachments();
    var plan = AttachmentPlan.of(open.length, attachments, AttachmentPlan.CREATE_BYTES);
    CreatedMessage created;
    try {
      created = create(folder, open, plan);
    } catch (GraphFaultException failed) {
      if (plan.inside().isEmpty() || !GraphErrors.isRequestTooLarge(failed.fault())) {
        return refusedOrStop(failed);
      }
      return deliverApart(folder, open, rung);
    }
    return complete(created, rung, plan);
  }

  private Delivery deliverApart(TargetFolderId folder, byte[] open, DegradeLadder rung)
      throws MigrationException, GraphFaultException, AttachmentRefusedException {
    var plan = new AttachmentPlan(List.of(), rung.message().attachments());
    CreatedMessage created;
    try {
      created = create(folder, open, plan);
    } catch (GraphFaultException failed) {
      return refusedOrStop(failed);
    }
    return complete(created, rung, plan);
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

  private Delivery complete(CreatedMessage created, DegradeLadder rung, AttachmentPlan plan)
      throws MigrationException, AttachmentRefusedException {
    if (created.id().isEmpty()) {
      throw new TransientException(
          "AnswerWithoutId", "tried to " + STORE + ": Graph's answer names no message");
    }
    if (!created.hasStateOf(rung.message())) {
      removal.remove(created.id());
      return new Delivery.Refused("WrongDraftState", Wrong.DRAFT);
    }
    if (!created.hasTimeOf(rung.message())) {
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
    removal.remove(id);
    return switch (GraphErrors.meaning(fault)) {
      case TOO_LARGE -> tooLarge(fault.name());
      case BAD_ITEM -> throw new AttachmentRefusedException(fault.name());
      // The message itself is gone: somebody removed it meanwhile, or Exchange moved the mailbox.
      case GONE ->
          throw new TransientException(
              fault.name(), "tried to " + ATTACH + ": the message was gone; it is sent again");
      default -> throw GraphErrors.stop(fault, ATTACH);
    };
  }

  private static Delivery tooLarge(String code) {
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
