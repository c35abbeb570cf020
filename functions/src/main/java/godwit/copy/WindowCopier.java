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
import godwit.target.TargetMessageId;
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

  WindowCopier(CopySession.Ends ends, MessageConverter converter, CopySession.Sending sending) {
    this.ends = ends;
    this.stamps = Stamps.of(ends.login());
    this.converter = converter;
    this.sending = sending;
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
      Conversion conversion = converter.convert(message);
      String fingerprint = Fingerprint.of(summary, conversion.message());
      MessageStamp stamp = stamps.of(folder, summary.uid(), fingerprint);
      Delivery delivery = deliver(folder, stamp, conversion, fingerprint, known, result, summary);
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

  private Delivery deliver(
      FolderPlan folder,
      MessageStamp stamp,
      Conversion conversion,
      String fingerprint,
      KnownContent known,
      WindowResult result,
      MessageSummary summary)
      throws MigrationException {
    Optional<TargetMessageId> there = known.take(fingerprint);
    if (there.isEmpty() && result.wasInDoubt(summary.uid())) {
      there = ends.target().find(folder.target(), stamp, conversion.message());
    }
    return there.isPresent()
        ? new Delivery.Stored(there.get(), List.of())
        : ends.target().deliver(folder.target(), stamp, conversion.message());
  }
}
