package godwit.copy;

import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.endpoint.LabelUse;
import godwit.failure.MigrationException;
import godwit.folder.FolderRules;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import godwit.mime.MessageConverter;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import godwit.target.MailTarget;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One leg's work on one mailbox, with both ends open. For one thread; closing it ends the senders
 * and leaves the ends open.
 */
public final class CopySession implements AutoCloseable {
  private final Ledger ledger;
  private final CopySettings settings;
  private final Ends ends;
  private final ExecutorService senders;
  private final WindowCopier windows;
  private final ChunkCopier copier;
  private Optional<Known> known = Optional.empty();

  /** The two mailboxes of a session. */
  public record Ends(SourceLogin login, MailSource source, MailTarget target) {}

  private record Known(String folder, KnownContent content) {}

  public CopySession(
      Ledger ledger,
      MessageConverter converter,
      Ends ends,
      CopySettings settings,
      Checkpoint checkpoint,
      Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.ends = ends;
    this.senders = Executors.newFixedThreadPool(ends.target().limits().concurrentRequests());
    var sending = new Sending(senders, checkpoint, clock);
    this.windows = new WindowCopier(ends, converter, sending);
    this.copier =
        new ChunkCopier(
            ledger,
            ends.source(),
            windows,
            new Windows(settings.windowMessages(), settings.windowBytes()),
            checkpoint);
  }

  /**
   * Plans a round; nothing is stored.
   *
   * @param at the round and the try
   * @param plans where the plans of the round before are
   * @param rules what the batch wants of its folders
   */
  public PlannedMailbox plan(MailboxKey mailbox, Relay at, FolderPlans plans, FolderRules rules)
      throws MigrationException {
    return new MailboxPlanner(settings.chunkMessages(), rules)
        .plan(ends.source(), ends.target(), mailbox, at, plans.all(mailbox));
  }

  /**
   * Makes the plans of all folders known, as labels of messages point from one to another; without
   * it, messages with labels go where their folder goes.
   */
  public void route(List<FolderPlan> plans) {
    LabelUse use = ends.login().endpoint().access().reading().labels();
    windows.route(new LabelRoutes(plans, use));
  }

  /**
   * Copies what is left of one chunk.
   *
   * @param owner token of this worker
   * @return whether the chunk is complete; if not, the checkpoint said to stop
   */
  public boolean copy(FolderPlan folder, int chunk, String owner)
      throws MigrationException, BatonLostException {
    return copier.copy(folder, chunk, known(folder), owner);
  }

  private KnownContent known(FolderPlan folder) throws MigrationException {
    if (!folder.rematch()) {
      return KnownContent.nothing();
    }
    if (known.filter(k -> k.folder().equals(folder.key().id())).isEmpty()) {
      KnownContent content = KnownContent.load(ledger, folder.key(), folder.validity());
      known = Optional.of(new Known(folder.key().id(), content));
    }
    return known.orElseThrow().content();
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }

  /** What sending a window needs besides the ends. */
  record Sending(ExecutorService senders, Checkpoint checkpoint, Clock clock) {}
}
