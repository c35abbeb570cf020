package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.batch.BatchCommands;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStore;
import godwit.batch.Schedule;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.folder.FolderRules;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Changes options, limits and the source secret of a batch that is there. What a request does not
 * name stays, what it names without a value is usual again. Finds every fault; nothing is changed
 * while there is one. Safe for use by many threads.
 */
public final class BatchAmendment {
  private static final int TRIES = 10;
  private static final int PAGE = 1_000;

  private final BatchStore batches;
  private final MailboxStore mailboxes;
  private final BatchCommands commands;
  private final WorkQueue queue;
  private final Sealer sealer;
  private final Clock clock;

  public BatchAmendment(
      BatchStore batches,
      MailboxStore mailboxes,
      BatchCommands commands,
      WorkQueue queue,
      Sealer sealer,
      Clock clock) {
    this.batches = batches;
    this.mailboxes = mailboxes;
    this.commands = commands;
    this.queue = queue;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** What became of a request. */
  public sealed interface Outcome {
    /**
     * It is stored.
     *
     * @param notices what it means for what was done so far
     */
    record Changed(Batch batch, List<String> notices) implements Outcome {
      public Changed {
        notices = List.copyOf(notices);
      }
    }

    /** It has faults; nothing was changed. */
    record Refused(Problems problems) implements Outcome {}

    /** The batch is none that takes changes, or is gone. */
    record Impossible(Optional<Batch> batch) implements Outcome {}

    /** Others change the batch all the time; nothing was changed. */
    record Overtaken() implements Outcome {}
  }

  /**
   * Changes the batch, whatever others make of it meanwhile.
   *
   * @param values what a person wants, by field
   */
  public Outcome change(Batch batch, Map<String, String> values) throws MigrationException {
    return change(batch, values, TRIES);
  }

  /** Changes the batch if nobody has changed it since it was read. */
  public Outcome changeAsRead(Batch batch, Map<String, String> values) throws MigrationException {
    return change(batch, values, 1);
  }

  private Outcome change(Batch batch, Map<String, String> values, int tries)
      throws MigrationException {
    Optional<Batch> row = Optional.of(batch);
    for (int i = 0; i < tries; i++) {
      if (row.isEmpty() || !BatchCommand.EDIT.isPossible(row.get().status())) {
        return new Outcome.Impossible(row);
      }
      Draft draft = draft(row.get(), values);
      if (!draft.problems().isEmpty()) {
        return new Outcome.Refused(draft.problems());
      }
      Optional<Batch> stored = stored(row.get(), draft);
      if (stored.isPresent()) {
        return new Outcome.Changed(stored.get(), notices(stored.get(), draft));
      }
      row = batches.find(batch.id().name()).filter(b -> b.id().equals(batch.id()));
    }
    return new Outcome.Overtaken();
  }

  private record Draft(
      Batch batch, Optional<Secret> secret, Problems problems, List<String> notices) {
    /** Shows no content. */
    @Override
    public String toString() {
      return "Draft[hidden]";
    }
  }

  /** Also has those go on whom the former secret had blocked. */
  private List<String> notices(Batch batch, Draft draft) throws MigrationException {
    if (draft.secret().isEmpty()) {
      return draft.notices();
    }
    int goOn = commands.goOn(batch, server -> server.name().isEmpty());
    var notices = new ArrayList<>(draft.notices());
    SourceAccess before = draft.batch().endpoint().access();
    if (before.logIn().usesAdministrator() && before.secret().isEmpty()) {
      notices.add("The rows' own passwords are no longer used.");
    }
    notices.add(
        "The new secret is used from each mailbox's next log-in on."
            + (goOn > 0 ? " Mailboxes that were blocked and go on now: " + goOn + "." : ""));
    return notices;
  }

  private Draft draft(Batch batch, Map<String, String> values) throws MigrationException {
    var problems = new Problems.Gathered();
    var notices = new ArrayList<String>();
    var fields = new Fields(values, problems, batch.options().schedule().timeZone());
    fixed(values.keySet()).forEach(problems::add);
    BatchOptions options = OptionsReader.read(fields, batch.options());
    SourceEndpoint endpoint = EndpointReader.limits(fields, batch.endpoint());
    folders(batch, options.folders(), problems, notices);
    BatchStatus status = status(batch, options, fields, notices);
    Batch wanted = batch.withStatus(status).withOptions(options).withEndpoint(endpoint);
    Optional<Secret> secret = SourceSecret.read(fields, batch.endpoint());
    return new Draft(wanted, secret, problems.problems(), notices);
  }

  /** Faults for fields that no batch takes any more once it is there, and for unknown ones. */
  private static List<FieldProblem> fixed(Set<String> names) {
    var known = new TreeSet<>(OptionsReader.KNOWN);
    known.addAll(EndpointReader.LIMITS);
    known.addAll(AccessReader.SECRETS);
    var faults = new ArrayList<FieldProblem>();
    var rest = new TreeSet<>(names);
    if (rest.removeIf(name -> name.startsWith(HookReader.OF_BATCH))) {
      faults.add(
          new FieldProblem(
              "hook",
              "FixedField",
              "\"hook\" is taken only while a batch is made.",
              "POST /api/hooks with callbackUrl, events and batch subscribes to a batch that is"
                  + " there; DELETE /api/hooks/{hook} ends a subscription, GET /api/hooks lists"
                  + " them."));
    }
    for (String name : names) {
      if (!known.contains(name) && BatchFormReader.KNOWN.contains(name)) {
        rest.remove(name);
        faults.add(
            new FieldProblem(
                name,
                "FixedField",
                "\"" + name + "\" cannot change once the batch is there.",
                "Make another batch for it."));
      }
    }
    faults.addAll(UnknownFields.in(rest, known));
    return faults;
  }

  /** What is copied lies where the rules put it: another place would split folders in two. */
  private void folders(
      Batch batch, FolderRules wanted, Problems.Gathered problems, List<String> notices)
      throws MigrationException {
    FolderRules now = batch.options().folders();
    if (wanted.equals(now) || !hasBegun(batch, mailbox -> true)) {
      return;
    }
    if (!wanted.targetFolder().equals(now.targetFolder())
        && hasBegun(batch, mailbox -> mailbox.options().targetFolder().isEmpty())) {
      problems.add(placed("targetFolder"));
    }
    if (!wanted.rename().equals(now.rename())) {
      problems.add(placed("renameFolders"));
    }
    notices.add(
        "From each mailbox's next round on: folders that are left out now get no more mail, and"
            + " what was copied of them stays; folders that are included now are copied from their"
            + " first message on. A round that is under way ends as it was planned.");
  }

  private static FieldProblem placed(String field) {
    return new FieldProblem(
        field,
        "AlreadyCopied",
        "\"" + field + "\" cannot change once a mailbox of the batch has begun.",
        "Folders stay where they went first. For another place delete the batch and make it anew;"
            + " what is in Exchange by then is known again and stays where it lies.");
  }

  private boolean hasBegun(Batch batch, Predicate<Mailbox> among) throws MigrationException {
    Optional<String> after = Optional.empty();
    do {
      MailboxStore.Page page = mailboxes.page(batch.id(), Set.of(), after, PAGE);
      if (page.mailboxes().stream()
          .filter(among)
          .anyMatch(m -> m.progress().started().isPresent())) {
        return true;
      }
      after = page.next();
    } while (after.isPresent());
    return false;
  }

  /** The status that follows; the pulse starts whatever waits once its time has come. */
  private BatchStatus status(
      Batch batch, BatchOptions options, Fields fields, List<String> notices) {
    boolean names = fields.names("startAfter") || fields.names("autoStart");
    if (!names) {
      return batch.status();
    }
    Schedule schedule = options.schedule();
    return switch (batch.status()) {
      case WAITING -> {
        boolean off = fields.names("autoStart") && !schedule.autoStart();
        yield off ? BatchStatus.STOPPED : waiting(schedule, notices);
      }
      case STOPPED -> {
        boolean on =
            fields.names("autoStart") ? schedule.autoStart() : schedule.startAfter().isPresent();
        yield on ? waiting(schedule, notices) : BatchStatus.STOPPED;
      }
      case STARTING, SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS, STOPPING, FAILED -> {
        notices.add("The batch has been started before; startAfter and autoStart change nothing.");
        yield batch.status();
      }
      case CREATED, REMOVING -> throw new IllegalStateException("no edit while " + batch.status());
    };
  }

  private BatchStatus waiting(Schedule schedule, List<String> notices) {
    Optional<Instant> later = schedule.startAfter().filter(clock.instant()::isBefore);
    notices.add(
        later
            .map(at -> "The batch starts at " + at + ".")
            .orElse("The batch starts within a minute."));
    return BatchStatus.WAITING;
  }

  private Batch sealed(Draft draft) throws MigrationException {
    Batch batch = draft.batch();
    if (draft.secret().isEmpty()) {
      return batch;
    }
    String cell = Batch.sourceSecretCell(batch.id());
    var sealed = sealer.seal(batch.dataKey(), draft.secret().get(), cell);
    var endpoint = batch.endpoint();
    return batch.withEndpoint(endpoint.withAccess(endpoint.access().withSecret(sealed)));
  }

  private Optional<Batch> stored(Batch before, Draft draft) throws MigrationException {
    Batch wanted = sealed(draft);
    if (before.status() == BatchStatus.STOPPED && wanted.status() == BatchStatus.WAITING) {
      // Nothing of a batch that is stopped is let in, so its mailboxes can be made ready first.
      int unused = commands.resume(before);
    }
    Optional<Batch> stored = batches.update(wanted);
    if (stored.isPresent() && !before.endpoint().equals(wanted.endpoint())) {
      queue.send(new WorkItem.AdmitBatch(wanted.id()), Duration.ZERO);
    }
    return stored;
  }
}
