package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.memory.MemoryLedger;
import godwit.mime.MessageConverter;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.source.memory.MemoryMailbox;
import godwit.target.TargetMessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a folder is the one that it was, its UIDVALIDITY being the same. */
final class GenerationsTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryMailbox mailbox = new MemoryMailbox();
  private final MailSource source = mailbox.session();
  private final MemoryLedger ledger = new MemoryLedger();

  @Test
  void a_folder_whose_identifiers_stand_for_other_messages_is_another_one() throws Exception {
    fill(0, 10);
    FolderPlan before = copied(0);
    remade();
    fill(100, 12);

    FolderState now = open(before);

    assertThat(now.validity()).isEqualTo(before.validity().next());
    assertThat(now.validity().told()).isEqualTo(before.validity());
    assertThat(now.messages()).isEqualTo(12);
  }

  @Test
  void and_another_one_again_after_that() throws Exception {
    fill(0, 10);
    FolderPlan before = copied(0);
    FolderPlan second =
        PlannedFolder.named("INBOX")
            .validity(before.validity().next().value())
            .through(10)
            .messages(10)
            .modSeq(1)
            .build();
    save(second, 0);
    remade();
    fill(100, 12);

    assertThat(open(second).validity()).isEqualTo(before.validity().next().next());
  }

  @Test
  void sizes_that_the_server_says_otherwise_now_prove_nothing() throws Exception {
    fill(0, 10);
    FolderPlan before = copied(7);
    fill(100, 2);
    long reads = mailbox.reads();

    assertThat(open(before).validity()).isEqualTo(before.validity());
    assertThat(mailbox.reads() - reads).isEqualTo(3);
  }

  @Test
  void what_the_server_itself_identifies_is_not_read() throws Exception {
    mailbox.showEmailIds();
    fill(0, 10);
    FolderPlan before = copied(7);
    fill(100, 2);

    assertThat(open(before).validity()).isEqualTo(before.validity());
    assertThat(mailbox.reads()).isEqualTo(10);
  }

  @Test
  void a_server_that_begins_to_identify_messages_has_the_same_ones_still() throws Exception {
    fill(0, 10);
    FolderPlan before = copied(7);
    mailbox.showEmailIds();
    fill(100, 2);

    assertThat(open(before).validity()).isEqualTo(before.validity());
  }

  @Test
  void where_nothing_changed_nothing_is_asked() throws Exception {
    fill(0, 10);
    FolderPlan before = copied(0);
    FolderState state = source.open(folder());
    var unchanged =
        PlannedFolder.named("INBOX")
            .validity(before.validity().value())
            .through(10)
            .messages(10)
            .modSeq(state.highestModSeq().orElseThrow())
            .build();
    var opened = new ArrayList<List<String>>();
    mailbox.onOpen(opened::add);

    assertThat(open(unchanged).validity()).isEqualTo(before.validity());
    assertThat(opened).hasSize(1);
  }

  @Test
  void rows_of_messages_that_were_left_out_say_enough_by_their_sizes() throws Exception {
    fill(0, 10);
    FolderPlan before = plan();
    var rows = new ArrayList<LedgerEntry>();
    for (var message : source.list(cursor(), new UidRange(1, 10))) {
      var outcome = new Outcome.Skipped("TOO_OLD", "left out");
      rows.add(
          new LedgerEntry(
              before.validity(), message.uid(), outcome, message.sizeBytes() + 1, "", "", NOW));
    }
    write(before, rows);
    fill(100, 1);

    assertThat(open(before).validity()).isEqualTo(before.validity().next());
  }

  @Test
  void one_message_that_was_left_out_and_has_another_size_now_says_nothing() throws Exception {
    fill(0, 10);
    FolderPlan before = copied(0);
    leftOut(before, 10, 10);
    fill(100, 1);

    assertThat(open(before).validity()).isEqualTo(before.validity());
  }

  @Test
  void messages_that_were_left_out_are_no_proof_against_older_ones_that_were_read()
      throws Exception {
    fill(0, 150);
    FolderPlan before = copied(7);
    leftOut(before, 21, 150);
    fill(200, 1);

    assertThat(open(before).validity()).isEqualTo(before.validity());
  }

  @Test
  void a_message_that_was_edited_in_its_place_is_no_other_folder() throws Exception {
    fill(0, 12);
    FolderPlan before = copied(0);
    rewrite(
        before,
        new LedgerEntry(
            before.validity(),
            6,
            new Outcome.Copied(new TargetMessageId("id 6"), List.of()),
            4_711,
            "0123456789abcdef",
            "",
            NOW));
    fill(100, 1);

    assertThat(open(before).validity()).isEqualTo(before.validity());
  }

  @Test
  void the_last_time_that_it_can_be_noticed_is_told() {
    FolderPlan worn = PlannedFolder.named("INBOX").validity(8_000_000_000_000_000_007L).build();

    assertThat(Generations.notes(List.of(worn), List.of(worn)))
        .containsExactly(
            "made anew or restored eight times at the source, with the UIDVALIDITY that it had:"
                + " INBOX; if that happens once more it is not noticed, so verify the mailbox");
  }

  @Test
  void a_folder_none_of_whose_newest_messages_is_left_is_compared_by_older_ones() throws Exception {
    fill(0, 200);
    FolderPlan before = copied(0);
    for (long uid = 50; uid <= 200; uid++) {
      mailbox.expunge(INBOX, uid);
    }
    fill(200, 1);
    assertThat(open(before).validity()).isEqualTo(before.validity());
    long validity = before.validity().value();
    remade();
    fill(300, 40);
    mailbox.skipUids(INBOX, 200);
    fill(400, 1);

    assertThat(open(before).validity().told().value()).isEqualTo(validity);
    assertThat(open(before).validity()).isEqualTo(before.validity().next());
  }

  @Test
  void after_eight_times_it_is_the_comparison_that_errs() {
    var validity = new UidValidity(7);
    for (int i = 0; i < 20; i++) {
      validity = validity.next();
    }

    assertThat(validity.value()).isEqualTo(8_000_000_000_000_000_007L);
    assertThat(validity.isToldAs(new UidValidity(7))).isTrue();
  }

  private FolderState open(FolderPlan before) throws Exception {
    return Generations.of(source, ledger, List.of(before)).open(folder(), before);
  }

  /** The same folder in the eyes of the server, and empty. */
  private void remade() {
    mailbox.deleteFolder(INBOX);
    mailbox.createFolder(INBOX);
    mailbox.oneValidityForAll();
  }

  private FolderPlan copied(long sizeError) throws Exception {
    FolderPlan plan = plan();
    save(plan, sizeError);
    return plan;
  }

  private FolderPlan plan() throws Exception {
    FolderState state = source.open(folder());
    return PlannedFolder.named("INBOX")
        .validity(state.validity().value())
        .through(state.uidNext() - 1)
        .messages(state.messages())
        .modSeq(state.highestModSeq().orElseThrow())
        .build();
  }

  private void save(FolderPlan plan, long sizeError) throws Exception {
    var rows = new ArrayList<LedgerEntry>();
    var all = source.list(cursor(), new UidRange(1, UidRange.MAX_UID));
    source.read(
        cursor(),
        all,
        shown -> {
          var summary = shown.summary();
          var then =
              new godwit.source.MessageSummary(
                  summary.uid(),
                  summary.sizeBytes() + sizeError,
                  summary.internalDate(),
                  summary.flags(),
                  summary.emailId());
          var content = new MessageConverter().convert(shown).message();
          rows.add(
              new LedgerEntry(
                  plan.validity(),
                  summary.uid(),
                  new Outcome.Copied(new TargetMessageId("id " + summary.uid()), List.of()),
                  then.sizeBytes(),
                  Fingerprint.of(then, content),
                  "",
                  NOW));
          shown.content().close();
        });
    write(plan, rows);
  }

  private void leftOut(FolderPlan plan, int first, int last) throws Exception {
    for (var message : source.list(cursor(), new UidRange(first, last))) {
      var outcome = new Outcome.Skipped("TOO_OLD", "left out");
      long size = message.sizeBytes() + 1;
      rewrite(plan, new LedgerEntry(plan.validity(), message.uid(), outcome, size, "", "", NOW));
    }
  }

  private void rewrite(FolderPlan plan, LedgerEntry row) throws Exception {
    write(plan, List.of(row));
  }

  private void write(FolderPlan plan, List<LedgerEntry> rows) throws Exception {
    Chunk chunk =
        ledger.claim(
            new godwit.ledger.ChunkKey(plan.key(), plan.validity(), 0, new UidRange(1, 500)), "a");
    for (int i = 0; i < rows.size(); i += 90) {
      List<LedgerEntry> some = rows.subList(i, Math.min(i + 90, rows.size()));
      chunk = ledger.commit(chunk, some).orElseThrow();
    }
  }

  private void fill(int from, int count) {
    for (int i = from; i < from + count; i++) {
      String text = "Message-ID: <" + i + "@x>\r\n\r\n" + "x".repeat(i * 37 % 211);
      mailbox.append(INBOX, text.getBytes(StandardCharsets.US_ASCII), NOW.plusSeconds(i), Set.of());
    }
  }

  private static SourceFolder folder() {
    return new SourceFolder("INBOX", INBOX, Optional.of(godwit.source.SpecialUse.INBOX), true);
  }

  private FolderCursor cursor() throws Exception {
    return new FolderCursor(folder(), source.open(folder()).validity());
  }

  GenerationsTest() {
    mailbox.oneValidityForAll();
  }
}
