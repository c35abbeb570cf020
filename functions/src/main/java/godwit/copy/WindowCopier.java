package godwit.copy;

import godwit.batch.MessageSelection;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Trace;
import godwit.mime.Conversion;
import godwit.mime.MessageConverter;
import godwit.source.MessageSummary;
import godwit.source.SourceMessage;
import godwit.source.UidValidity;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends windows: reads a window's messages in one go while up to {@link
 * godwit.target.TargetLimits#concurrentRequests} of them are on their way. A window is read while
 * the last messages of the one before are still on their way, so that sending never pauses. After a
 * failure nothing more is sent.
 */
final class WindowCopier {
  private final CopySession.Ends ends;
  private final Stamps stamps;
  private final MessageConverter converter;
  private final CopySession.Sending sending;
  private volatile LabelRoutes routes = LabelRoutes.NONE;
  private volatile MessageSelection selection = MessageSelection.ALL;
  private final Flight flight;
  private final Follower follower;
  private final AtomicLong arrived = new AtomicLong();

  /** What the messages of one window share. */
  private record Job(
      FolderPlan folder,
      KnownContent known,
      Doubt doubt,
      WindowResult result,
      Flight.Group flight) {}

  WindowCopier(CopySession.Ends ends, MessageConverter converter, CopySession.Sending sending) {
    this.ends = ends;
    this.stamps = Stamps.of(ends.login());
    this.converter = converter;
    this.sending = sending;
    this.follower = new Follower(ends.target(), sending.clock());
    this.flight = new Flight(sending.senders(), ends.target().limits().concurrentRequests());
  }

  /** From now on only these messages are sent. */
  void select(MessageSelection messages) {
    selection = messages;
  }

  MessageSelection selection() {
    return selection;
  }

  /** From now on messages with labels go where these say. */
  void route(LabelRoutes labels) {
    routes = labels;
  }

  /**
   * Reads a window and sends its messages; comes back when all are read and the last ones are on
   * their way.
   *
   * @param doubt which of them may have been sent before; only for these is the target asked, and
   *     what is not found before it is due stays in doubt
   */
  SentWindow send(
      FolderPlan folder, List<MessageSummary> window, Doubt doubt, KnownContent known, Halt halt) {
    var job = new Job(folder, known, doubt, new WindowResult(halt), flight.group());
    List<MessageSummary> unread = adopt(job, window);
    try {
      if (!unread.isEmpty()) {
        ends.source().read(folder.cursor(), unread, message -> launch(job, message));
      }
    } catch (MigrationException e) {
      job.result().readingEnded(e);
    } catch (RuntimeException | Error e) {
      halt.broke(e);
    }
    return new SentWindow(folder, doubt.uids(), window, unread, job.result(), job.flight());
  }

  /** How many messages it has sent and seen arrive. */
  long arrived() {
    return arrived.get();
  }

  /** Settles what is at the target for certain or left out; gives what must be read. */
  private List<MessageSummary> adopt(Job job, List<MessageSummary> window) {
    var unread = new ArrayList<MessageSummary>();
    for (MessageSummary message : window) {
      Optional<LedgerEntry> settled = settled(job, message);
      if (settled.isPresent()) {
        job.result().settled(settled.get());
      } else {
        unread.add(message);
      }
    }
    return unread;
  }

  private Optional<LedgerEntry> settled(Job job, MessageSummary message) {
    Instant now = sending.clock().instant();
    UidValidity validity = job.folder().validity();
    Optional<Trace> there = job.known().identical(message);
    if (there.isPresent()) {
      return there
          .filter(trace -> Adoption.isSure(message, trace))
          .map(trace -> Account.adopted(validity, message, trace, now));
    }
    if (job.doubt().holds(message.uid())) {
      return Optional.empty();
    }
    return selection
        .leavesOut(message.internalDate(), message.sizeBytes())
        .map(why -> Account.leftOut(validity, message, selection, why, now));
  }

  private void launch(Job job, SourceMessage message) throws MigrationException {
    if (job.result().isOver()) {
      job.result().leftOut(message.summary().uid());
      message.content().close();
      throw new TransientException("HALTED", "reading was broken off: nothing more is sent");
    }
    job.result().seen(message.summary().uid());
    job.flight().launch(message.content(), () -> send(job, message));
  }

  private void send(Job job, SourceMessage message) {
    WindowResult result = job.result();
    if (!sending.checkpoint().mayGoOn()) {
      result.halt();
    }
    long uid = message.summary().uid();
    if (result.isOver()) {
      result.leftOut(uid);
      return;
    }
    var begun = new AtomicBoolean();
    try {
      entry(job, message, begun).ifPresentOrElse(result::settled, () -> result.leftOut(uid));
    } catch (TransientException e) {
      result.doubted(uid, e);
    } catch (MigrationException e) {
      if (begun.get()) {
        result.doubted(uid, e);
      } else {
        result.leftOut(uid);
        result.failed(e);
      }
    } catch (RuntimeException | Error e) {
      result.broke(uid, e);
    }
  }

  /**
   * Empty if it stays in doubt.
   *
   * @param begun becomes true when a copy under a further label is there: whatever happens then,
   *     the message must be looked for before it is sent again
   */
  private Optional<LedgerEntry> entry(Job job, SourceMessage message, AtomicBoolean begun)
      throws MigrationException {
    UidValidity validity = job.folder().validity();
    MessageSummary summary = message.summary();
    if (message.content().sizeBytes() == 0) {
      return Optional.of(Account.bodyless(validity, summary, sending.clock().instant()));
    }
    LabelRoutes.Route route = routes.route(job.folder(), summary);
    Conversion conversion = converter.convert(route.labelled(message));
    String fingerprint = Fingerprint.of(summary, conversion.message());
    MessageStamp stamp = stamps.of(job.folder(), summary.uid(), fingerprint);
    boolean isNamed =
        summary.emailId().isPresent() || conversion.message().internetMessageId().isPresent();
    var arrival =
        new Follower.Arrival(job.folder(), summary, fingerprint, isNamed, stamp, route.target());
    Follower.Turn turn = job.doubt().turn(summary.uid(), sending.clock().instant());
    Follower.Step moving =
        tried(job, summary, true, () -> follower.goOn(departures(job), arrival, turn));
    if (moving.begun()) {
      moving.entry().ifPresent(entry -> arrived.incrementAndGet());
      return moving.entry();
    }
    var parcel = new Parcel(summary, stamp, conversion.message(), fingerprint, begun);
    Found found = found(job, route, parcel, arrival);
    return found.isOver()
        ? found.moved()
        : (found.there().isPresent()
                ? found.there().map(WindowCopier::stored)
                : sent(job, route, parcel))
            .map(delivery ->
                Account.of(
                    validity,
                    summary,
                    fingerprint,
                    conversion,
                    delivery,
                    sending.clock().instant()));
  }

  /** What is sent. */
  private record Parcel(
      MessageSummary summary,
      MessageStamp stamp,
      ExchangeMessage message,
      String fingerprint,
      AtomicBoolean begun) {}

  /**
   * What the target has of a message before it is sent.
   *
   * @param isOver whether nothing is to be sent: it has followed its original, or is in doubt
   */
  private record Found(
      boolean isOver, Optional<LedgerEntry> moved, Optional<TargetMessageId> there) {}

  private static boolean isDoubted(Job job, MessageSummary message) {
    return job.doubt().holds(message.uid());
  }

  private Found found(Job job, LabelRoutes.Route route, Parcel parcel, Follower.Arrival arrival)
      throws MigrationException {
    long uid = parcel.summary().uid();
    Optional<TargetMessageId> there = Optional.empty();
    if (isDoubted(job, parcel.summary())) {
      boolean due = job.doubt().isDue(uid, sending.clock().instant());
      there = search().along(route, parcel.stamp(), parcel.message());
      if (there.isEmpty() && !due) {
        return new Found(true, Optional.empty(), there);
      }
    }
    if (there.isEmpty()) {
      there =
          KnownThere.in(job.known(), ends.target())
              .find(parcel.summary(), parcel.fingerprint(), parcel.message());
    }
    // Copies under further labels are sent first: where the message is, they are.
    Optional<LedgerEntry> moved =
        there.isEmpty()
            ? tried(job, parcel.summary(), true, () -> follower.follow(departures(job), arrival))
            : Optional.empty();
    moved.ifPresent(entry -> arrived.incrementAndGet());
    return new Found(moved.isPresent(), moved, there);
  }

  private Optional<Delivery> sent(Job job, LabelRoutes.Route route, Parcel parcel)
      throws MigrationException {
    long uid = parcel.summary().uid();
    return job.doubt().hopeless().holds(uid)
        ? Optional.of(Suspicion.givenUp(job.doubt().creates(uid)))
        : send(job, route, parcel, isDoubted(job, parcel.summary()));
  }

  /** Sends the copies that are not there and then the message; empty if the leg must end first. */
  private Optional<Delivery> send(Job job, LabelRoutes.Route route, Parcel parcel, boolean doubted)
      throws MigrationException {
    var lost = new ArrayList<String>();
    for (TargetFolderId copy : route.copies()) {
      if (doubted && search().in(copy, parcel.stamp(), parcel.message()).isPresent()) {
        continue;
      }
      Optional<Delivery> copied = create(job, copy, parcel);
      if (copied.isEmpty()) {
        return copied;
      }
      switch (copied.get()) {
        case Delivery.Stored there -> parcel.begun().set(true);
        case Delivery.Refused refused ->
            lost.add("no copy under one of its labels: " + refused.code());
      }
    }
    Optional<Delivery> delivery = create(job, route.target(), parcel);
    delivery.filter(Delivery.Stored.class::isInstance).ifPresent(d -> arrived.incrementAndGet());
    return delivery.map(d -> with(d, lost));
  }

  /** What was found out before may have taken long, so whether it may be sent is asked again. */
  private Optional<Delivery> create(Job job, TargetFolderId folder, Parcel parcel)
      throws MigrationException {
    if (!sending.checkpoint().mayGoOn()) {
      job.result().cutShort(parcel.summary().uid(), parcel.begun().get());
      return Optional.empty();
    }
    return tried(
        job,
        parcel.summary(),
        job.doubt().alone(),
        () -> Optional.of(ends.target().deliver(folder, parcel.stamp(), parcel.message())));
  }

  /**
   * Counts a failure against the message.
   *
   * @param alone whether it tells of the message though no other has gone through
   */
  private <T> T tried(Job job, MessageSummary message, boolean alone, Request<T> request)
      throws MigrationException {
    try {
      return request.send();
    } catch (TransientException e) {
      job.result().createFailed(message.uid(), arrived.get() > 0, alone);
      throw e;
    }
  }

  /** What may end without saying what became of a message. */
  @FunctionalInterface
  private interface Request<T> {
    T send() throws MigrationException;
  }

  private Search search() {
    return new Search(ends.target());
  }

  private static Departures departures(Job job) {
    return job.known().departures();
  }

  private static Delivery with(Delivery delivery, List<String> lost) {
    if (delivery instanceof Delivery.Stored stored) {
      var degradations = new ArrayList<>(stored.degradations());
      degradations.addAll(lost);
      return new Delivery.Stored(stored.id(), degradations);
    }
    return delivery;
  }

  private static Delivery stored(TargetMessageId id) {
    return new Delivery.Stored(id, List.of());
  }
}
