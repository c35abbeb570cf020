package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.pace.Cost;
import godwit.target.Attachment;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import java.util.List;
import java.util.Optional;

/** Stores one message as it is, or else what Exchange takes of it. */
final class MessageDelivery {
  private final PacedCaller caller;
  private final Patience patience;
  private final String address;
  private final long messageBytes;
  private final TenantFit fit;

  MessageDelivery(
      PacedCaller caller, Patience patience, String address, long messageBytes, TenantFit fit) {
    this.caller = caller;
    this.patience = patience;
    this.address = address;
    this.messageBytes = messageBytes;
    this.fit = fit;
  }

  Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    long bytes = message.attachments().stream().mapToLong(a -> a.content().sizeBytes()).sum();
    if (bytes + message.body().content().length() > messageBytes) {
      return RungDelivery.tooLarge("MessageTooLarge");
    }
    Optional<DegradeLadder> rung = Optional.of(DegradeLadder.top(fit.fit(message)));
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
   * Sends one rung, once there is room for all of its requests.
   *
   * @throws GraphFaultException if Graph finds fault with the message; nothing was stored
   * @throws AttachmentRefusedException if it finds fault with an attachment; nothing was stored
   */
  private Delivery deliver(TargetFolderId folder, MessageStamp stamp, DegradeLadder rung)
      throws MigrationException, GraphFaultException, AttachmentRefusedException {
    byte[] open = MessageJson.open(rung.message(), stamp);
    List<Attachment> attachments = rung.message().attachments();
    var plan = AttachmentPlan.of(open.length, attachments, AttachmentPlan.CREATE_BYTES);
    Optional<String> notAllowed = fit.refusal(plan.after());
    if (notAllowed.isPresent()) {
      return RungDelivery.notAllowed(notAllowed.get());
    }
    try (PacedCaller.Together room = room(plan.cost(open.length))) {
      return new RungDelivery(room, patience, address, fit, rung).deliver(folder, open, plan);
    }
  }

  private PacedCaller.Together room(Cost cost) throws MigrationException {
    try {
      return caller.together(cost);
    } catch (GraphFaultException full) {
      throw GraphErrors.stop(full.fault(), RungDelivery.STORE);
    }
  }
}
