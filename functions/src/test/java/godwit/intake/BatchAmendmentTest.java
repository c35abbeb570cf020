package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchCommands;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.MessageSelection;
import godwit.batch.Notifications;
import godwit.batch.Schedule;
import godwit.endpoint.SourceEndpoint;
import godwit.folder.FolderRules;
import godwit.work.WorkItem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes to a batch that is there. */
class BatchAmendmentTest {
  private static final String ADDRESS = "ada@b.example";

  private final IntakeBench bench = new IntakeBench();
  private final List<String> asked = new ArrayList<>();
  private final BatchAmendment amendment = bench.amendment(new Asked());

  /** No part of it is as usual: a new option must be put in here. */
  private static final BatchOptions ALL =
      new BatchOptions(
          new Schedule(
              false,
              Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
              ZoneId.of("Europe/Berlin"),
              Duration.ofHours(6)),
          new Notifications(
              List.of("a@b.example", "c@d.example"),
              java.util.Optional.of(java.time.Duration.ofHours(24))),
          new FolderRules(
              "Old mail\\/x", List.of("#Inbox#/*", "A, B"), List.of("\\#Notes\\#"), List.of("a=b")),
          new MessageSelection(
              Optional.of(Instant.parse("2020-01-01T00:00:00Z")),
              Optional.of(Instant.parse("2025-01-01T00:00:00Z")),
              OptionalInt.of(35),
              OptionalInt.of(10)));

  @Test
  void what_is_not_named_stays_whatever_it_is() throws Exception {
    differs(ALL, BatchOptions.DEFAULT, "options");
    Batch batch = made(BatchStatus.SYNCED, ALL);
    var limited =
        batch
            .endpoint()
            .withConcurrency(77, 7)
            .withConnectionsPerUser(3)
            .withMegabytesPerDay(java.util.OptionalInt.of(9));
    batch = bench.batches.update(batch.withEndpoint(limited)).orElseThrow();

    Batch changed = changed(batch, Map.of());

    assertThat(changed.options()).isEqualTo(ALL);
    assertThat(changed.endpoint()).isEqualTo(limited);
    assertThat(changed.status()).isEqualTo(BatchStatus.SYNCED);
  }

  @Test
  void what_is_named_without_a_value_is_usual_again() throws Exception {
    Batch batch = made(BatchStatus.SYNCED, ALL);
    var values = new java.util.HashMap<String, String>();
    OptionsReader.KNOWN.forEach(field -> values.put(field, ""));
    EndpointReader.LIMITS.forEach(field -> values.put(field, ""));

    Batch changed = changed(batch, values);

    assertThat(changed.options()).isEqualTo(BatchOptions.DEFAULT);
    assertThat(changed.endpoint().maxConcurrentMigrations())
        .isEqualTo(EndpointReader.USUAL_MIGRATIONS);
  }

  @Test
  void limits_hold_at_once() throws Exception {
    Batch batch = made(BatchStatus.SYNCING, BatchOptions.DEFAULT);

    Batch changed =
        changed(
            batch,
            Map.of(
                "maxConcurrentMigrations", "5",
                "maxConnectionsPerUser", "2",
                "maxMegabytesPerDay", "800"));

    assertThat(changed.endpoint().maxConcurrentMigrations()).isEqualTo(5);
    assertThat(changed.endpoint().maxConcurrentIncrementalSyncs())
        .as("never above the other")
        .isEqualTo(5);
    assertThat(changed.endpoint().maxConnectionsPerUser()).isEqualTo(2);
    assertThat(changed.endpoint().maxMegabytesPerDay()).hasValue(800);
    assertThat(bench.queue.waiting())
        .extracting(w -> w.item())
        .containsExactly(new WorkItem.AdmitBatch(batch.id()));
  }

  @Test
  void every_fault_is_told_and_nothing_changed() throws Exception {
    Batch batch = made(BatchStatus.SYNCING, ALL);

    var outcome =
        amendment.change(
            batch,
            Map.of(
                "syncInterval", "1m",
                "startAfter", "tomorrow",
                "maxConcurrentMigrations", "0",
                "host", "imap.c.example",
                "syncIntervall", "24h"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            BatchAmendment.Outcome.Refused.class,
            refused ->
                assertThat(refused.problems().listed())
                    .extracting(p -> p.code() + " " + ((FieldProblem) p).field())
                    .containsExactlyInAnyOrder(
                        "FixedField host",
                        "UnknownField syncIntervall",
                        "InvalidField startAfter",
                        "InvalidField syncInterval",
                        "InvalidField maxConcurrentMigrations"));
    assertThat(bench.batches.find(batch.id().name())).contains(batch);
  }

  @Test
  void folder_rules_may_change_freely_before_anything_was_copied() throws Exception {
    Batch batch = made(BatchStatus.STOPPED, BatchOptions.DEFAULT);

    Batch changed =
        changed(
            batch, Map.of("targetFolder", "Old", "renameFolders", "a=b", "excludeFolders", "X"));

    assertThat(changed.options().folders())
        .isEqualTo(new FolderRules("Old", List.of(), List.of("X"), List.of("a=b")));
  }

  @Test
  void folders_that_were_copied_stay_where_they_are() throws Exception {
    Batch batch = made(BatchStatus.SYNCED, BatchOptions.DEFAULT);
    begin(batch);

    var outcome = amendment.change(batch, Map.of("targetFolder", "Old", "renameFolders", "a=b"));
    var excluded = amendment.change(batch, Map.of("excludeFolders", "X"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            BatchAmendment.Outcome.Refused.class,
            refused ->
                assertThat(refused.problems().listed())
                    .extracting(IntakeProblem::code)
                    .containsExactly("AlreadyCopied", "AlreadyCopied"));
    assertThat(excluded)
        .isInstanceOfSatisfying(
            BatchAmendment.Outcome.Changed.class,
            done ->
                assertThat(done.notices()).singleElement().asString().contains("what was copied"));
  }

  @ParameterizedTest
  @CsvSource({
    // by status, startAfter, autoStart: the status that follows
    "WAITING, 2026-11-22T02:00:00Z,     ,      WAITING",
    "WAITING, 2026-11-20T02:00:00Z,     ,      WAITING",
    "WAITING, '',                       ,      WAITING",
    "WAITING, ,                         false, STOPPED",
    "STOPPED, 2026-11-22T02:00:00Z,     ,      WAITING",
    "STOPPED, 2026-11-22T02:00:00Z,     false, STOPPED",
    "STOPPED, '',                       ,      STOPPED",
    "STOPPED, ,                         true,  WAITING",
    "STOPPED, ,                         false, STOPPED",
    "SYNCED,  2026-11-22T02:00:00Z,     ,      SYNCED"
  })
  void the_schedule_of_a_batch_that_has_not_started_moves_its_start(
      BatchStatus before, String startAfter, String autoStart, BatchStatus after) throws Exception {
    Batch batch = made(before, BatchOptions.DEFAULT);
    var values = new java.util.HashMap<String, String>();
    if (startAfter != null) {
      values.put("startAfter", startAfter);
    }
    if (autoStart != null) {
      values.put("autoStart", autoStart);
    }

    Batch changed = changed(batch, values);

    assertThat(changed.status()).isEqualTo(after);
    boolean readied = before == BatchStatus.STOPPED && after == BatchStatus.WAITING;
    assertThat(asked).isEqualTo(readied ? List.of("resume") : List.of());
  }

  @Test
  void the_pulse_starts_it_at_the_new_time_and_not_at_the_old_one() throws Exception {
    Batch batch = made(BatchStatus.WAITING, scheduled("2026-11-21T21:00:00Z"));
    changed(batch, Map.of("startAfter", "2026-11-22T00:30:00", "timeZone", "Europe/Berlin"));

    bench.clock.advance(Duration.ofMinutes(90));
    bench.upkeep.run();
    assertThat(status(batch)).isEqualTo(BatchStatus.WAITING);
    bench.clock.advance(Duration.ofMinutes(121));
    bench.upkeep.run();

    assertThat(status(batch)).isEqualTo(BatchStatus.STARTING);
  }

  @Test
  void a_start_that_is_brought_forward_or_dropped_comes_within_a_minute() throws Exception {
    Batch batch = made(BatchStatus.WAITING, scheduled("2026-12-21T21:00:00Z"));
    changed(batch, Map.of("startAfter", ""));

    bench.upkeep.run();

    assertThat(status(batch)).isEqualTo(BatchStatus.STARTING);
  }

  @Test
  void a_batch_that_goes_takes_no_change() throws Exception {
    Batch batch = made(BatchStatus.REMOVING, BatchOptions.DEFAULT);

    assertThat(amendment.change(batch, Map.of()))
        .isEqualTo(new BatchAmendment.Outcome.Impossible(Optional.of(batch)));
  }

  @Test
  void somebody_faster_is_no_harm_unless_the_batch_must_be_as_it_was_read() throws Exception {
    Batch stale = made(BatchStatus.SYNCING, BatchOptions.DEFAULT);
    assertThat(bench.batches.update(stale.withStatus(BatchStatus.SYNCED))).isPresent();

    assertThat(amendment.changeAsRead(stale, Map.of("syncInterval", "6h")))
        .isEqualTo(new BatchAmendment.Outcome.Overtaken());
    Batch changed = changed(stale, Map.of("syncInterval", "6h"));

    assertThat(changed.status()).isEqualTo(BatchStatus.SYNCED);
    assertThat(changed.options().schedule().syncInterval()).isEqualTo(Duration.ofHours(6));
  }

  private Batch made(BatchStatus status, BatchOptions options) {
    Batch batch = Batches.batch(Batches.id()).withStatus(status).withOptions(options);
    assertThat(bench.batches.insert(batch)).isTrue();
    bench.mailboxes.insertAll(batch.id(), List.of(Batches.mailbox(batch.id(), ADDRESS)));
    return bench.batches.find(batch.id().name()).orElseThrow();
  }

  private static BatchOptions scheduled(String start) {
    var schedule =
        new Schedule(true, Optional.of(Instant.parse(start)), ZoneOffset.UTC, Duration.ofHours(24));
    return new BatchOptions(schedule, Notifications.NONE, FolderRules.NONE, MessageSelection.ALL);
  }

  private void begin(Batch batch) {
    Mailbox row = Batches.in(Batches.mailbox(batch.id(), ADDRESS), MailboxStatus.SYNCED);
    var begun = row.edit().progress(row.progress().startedAt(Batches.MADE)).at(Batches.MADE);
    bench.mailboxes.insertAll(batch.id(), List.of(begun));
  }

  private Batch changed(Batch batch, Map<String, String> values) throws Exception {
    var outcome = amendment.change(batch, values);
    assertThat(outcome).isInstanceOf(BatchAmendment.Outcome.Changed.class);
    Batch changed = ((BatchAmendment.Outcome.Changed) outcome).batch();
    assertThat(bench.batches.find(batch.id().name())).contains(changed);
    return changed;
  }

  private BatchStatus status(Batch batch) {
    return bench.batches.find(batch.id().name()).orElseThrow().status();
  }

  /** Each part of a record is another one, and so are the parts of those that are records. */
  private static void differs(Record a, Record b, String path) throws Exception {
    for (RecordComponent part : a.getClass().getRecordComponents()) {
      Object left = value(part, a);
      Object right = value(part, b);
      if (left instanceof Record l && right instanceof Record r) {
        differs(l, r, path + "." + part.getName());
      } else {
        assertThat(left).as(path + "." + part.getName()).isNotEqualTo(right);
      }
    }
  }

  private static Object value(RecordComponent part, Record of)
      throws IllegalAccessException, InvocationTargetException {
    return part.getAccessor().invoke(of);
  }

  private final class Asked implements BatchCommands {
    @Override
    public int start(Batch batch) {
      return note("start");
    }

    @Override
    public int resume(Batch batch) {
      return note("resume");
    }

    @Override
    public int stop(Batch batch) {
      return note("stop");
    }

    @Override
    public int retry(Batch batch) {
      return note("retry");
    }

    @Override
    public int goOn(Batch batch, Predicate<SourceEndpoint> server) {
      return note("go on");
    }

    private int note(String what) {
      asked.add(what);
      return 1;
    }
  }
}
