package godwit.copy;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.mime.Conversion;
import godwit.mime.MessageConverter;
import godwit.source.MessageSummary;
import godwit.source.SourceMessage;
import godwit.source.UidSet;
import godwit.target.Delivery;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends one window: reads its messages in one go while up to {@link
 * godwit.target.TargetLimits#concurrentRequests} of them are on their way. After a failure nothing
 * more is sent, and what was under way is waited for, so that at the end every message of the
 * window is either settled, in doubt, or known not to have been sent.
 */
final class WindowCopier {
  private final CopySession.Ends ends;
  private final Stamps stamps;
  private final MessageConverter converter;
  private final CopySession.Sending sending;
  private volatile LabelRoutes routes = LabelRoutes.NONE;

  WindowCopier(CopySession.Ends ends, MessageConverter converter, CopySession.Sending sending) {
    this.ends = ends;
    this.stamps = Stamps.of(ends.login());
    this.converter = converter;
    this.sending = sending;
  }

  /** From now on messages with labels go where these say. */
  void route(LabelRoutes labels) {
    routes = labels;
  }

  /**
   * Copies the messages of one window.
   *
   * @param inDoubt which of them may have been sent before; only for these is the target asked
   */
  WindowResult copy(
      FolderPlan folder, List<MessageSummary> window, UidSet inDoubt, KnownContent known) {
    var result = new WindowResult(inDoubt);
    var flight = new Flight(sending.senders(), ends.target().limits().concurrentRequests());
    try {
      ends.source()
          .read(folder.cursor(), window, message -> launch(flight, folder, message, known, result));
    } catch (MigrationException e) {
      result.readingEnded(e);
    } finally {
      flight.land();
    }
    if (!result.isOver()) {
      window.stream()
          .filter(m -> !result.wasSeen(m.uid()))
          .map(m -> Account.expunged(folder.validity(), m, sending.clock().instant()))
          .forEach(result::settled);
    }
    return result;
  }

  private void launch(
      Flight flight,
      FolderPlan folder,
      SourceMessage message,
      KnownContent known,
      WindowResult result)
      throws MigrationException {
    if (result.isOver()) {
      message.content().close();
      throw new TransientException("HALTED", "reading was broken off: nothing more is sent");
    }
    result.seen(message.summary().uid());
    flight.launch(message.content(), () -> send(folder, message, known, result));
  }

  private void send(
      FolderPlan folder, SourceMessage message, KnownContent known, WindowResult result) {
    if (!sending.checkpoint().mayGoOn()) {
      result.halt();
    }
    if (result.isOver()) {
      return;
    }
    MessageSummary summary = message.summary();
    try {
      if (message.content().sizeBytes() == 0) {
        result.settled(Account.bodyless(folder.validity(), summary, sending.clock().instant()));
        return;
      }
      LabelRoutes.Route route = routes.route(folder, summary);
      Conversion conversion = converter.convert(route.labelled(message));
      String fingerprint = Fingerprint.of(summary, conversion.message());
      MessageStamp stamp = stamps.of(folder, summary.uid(), fingerprint);
      var parcel = new Parcel(stamp, conversion, fingerprint, result.wasInDoubt(summary.uid()));
      Delivery delivery = deliver(route, parcel, known);
      LedgerEntry entry =
          Account.of(
              folder.validity(),
              summary,
              fingerprint,
              conversion,
              delivery,
              sending.clock().instant());
      result.settled(entry);
    } catch (TransientException e) {
      result.doubted(summary.uid(), e);
    } catch (MigrationException e) {
      result.failed(e);
    } catch (RuntimeException | Error e) {
      result.broke(summary.uid(), e);
    }
  }

  /** What is sent, and whether it may have been sent before. */
  private record Parcel(
      MessageStamp stamp, Conversion conversion, String fingerprint, boolean inDoubt) {}

  private Delivery deliver(LabelRoutes.Route route, Parcel parcel, KnownContent known)
      throws MigrationException {
    var lost = new ArrayList<String>();
    for (TargetFolderId copy : route.copies()) {
      if (find(copy, parcel).isEmpty() && send(copy, parcel) instanceof Delivery.Refused refused) {
        lost.add("no copy under one of its labels: " + refused.code());
      }
    }
    Optional<TargetMessageId> there = known.take(parcel.fingerprint());
    if (there.isEmpty()) {
      there = find(route.target(), parcel);
    }
    for (int i = 0; there.isEmpty() && i < route.elsewhere().size(); i++) {
      there = find(route.elsewhere().get(i), parcel);
    }
    Delivery delivery =
        there.isPresent()
            ? new Delivery.Stored(there.get(), List.of())
            : send(route.target(), parcel);
    return delivery instanceof Delivery.Stored stored && !lost.isEmpty()
        ? new Delivery.Stored(stored.id(), lost)
        : delivery;
  }

  private Optional<TargetMessageId> find(TargetFolderId folder, Parcel parcel)
      throws MigrationException {
    return parcel.inDoubt()
        ? ends.target().find(folder, parcel.stamp(), parcel.conversion().message())
        : Optional.empty();
  }

  private Delivery send(TargetFolderId folder, Parcel parcel) throws MigrationException {
    return ends.target().deliver(folder, parcel.stamp(), parcel.conversion().message());
  }
}
