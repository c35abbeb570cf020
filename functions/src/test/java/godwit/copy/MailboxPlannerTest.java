package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Seeds;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.MessageSelection;
import godwit.batch.Relay;
import godwit.folder.FolderRules;
import godwit.ledger.FolderPlan;
import godwit.ledger.memory.MemoryLedger;
import godwit.source.SpecialUse;
import godwit.source.UidRange;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MailTarget;
import godwit.target.memory.MemoryConnector;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class MailboxPlannerTest {
  private static final byte[] MAIL = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> INBOX = List.of("INBOX");
  private static final MailboxPlanner PLANNER = planner(10, FolderRules.NONE);

  private static final MessageSelection TRIAL_OF_THREE =
      new MessageSelection(
          Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(3));

  private final MailboxKey key = new MailboxKey(Batches.id(), "ada@contoso.example");
  private final MemoryMailbox source = new MemoryMailbox();
  private final MemoryConnector targets = new MemoryConnector();

  MailboxPlannerTest() {
    assertThat(targets.mailbox("ada@contoso.example").folders()).isEmpty();
  }

  @ParameterizedTest
  @Seeds(100)
  void planned_ranges_cover_each_message_once(long seed) throws Exception {
    var random = new Random(seed);
    for (int i = random.nextInt(100); i > 0; i--) {
      fill(INBOX, 1);
      source.skipUids(INBOX, random.nextInt(5));
    }
    List<UidRange> first = plan(0, List.of()).folders().getFirst().chunks();
    List<FolderPlan> before = plan(0, List.of()).folders();
    fill(INBOX, random.nextInt(30));
    List<UidRange> second = plan(1, before).folders().getFirst().chunks();

    var planned = new java.util.ArrayList<>(first);
    planned.addAll(second);
    for (long uid : uids()) {
      assertThat(planned.stream().filter(r -> r.holds(uid))).hasSize(1);
    }
  }

  @Test
  void planning_the_same_round_again_keeps_its_chunks_and_adds_what_came() throws Exception {
    fill(INBOX, 25);
    List<FolderPlan> before = plan(0, List.of()).folders();
    fill(INBOX, 5);

    FolderPlan again = plan(0, before).folders().getFirst();

    assertThat(again.chunks().subList(0, 3)).isEqualTo(before.getFirst().chunks());
    assertThat(again.chunks().getLast()).isEqualTo(new UidRange(26, 30));
    assertThat(again.plannedThrough()).isEqualTo(30);
    assertThat(again.sourceMessages()).isEqualTo(30);
  }

  @Test
  void what_a_trial_has_planned_is_in_no_other_chunk_of_the_round() throws Exception {
    fill(INBOX, 25);
    var three = new RangePlanner(10, TRIAL_OF_THREE, new MemoryLedger());
    var trial = new MailboxPlanner(three, FolderRules.NONE);
    List<FolderPlan> first = plan(Relay.START, List.of(), trial).folders();
    fill(INBOX, 2);
    List<FolderPlan> second = plan(Relay.START, first, trial).folders();

    FolderPlan whole = plan(Relay.START, second, PLANNER).folders().getFirst();

    assertThat(first.getFirst().chunks()).containsExactly(new UidRange(23, 25));
    assertThat(second.getFirst().chunks())
        .containsExactly(new UidRange(23, 25), new UidRange(26, 27));
    assertThat(whole.chunks())
        .containsExactly(
            new UidRange(23, 25),
            new UidRange(26, 27),
            new UidRange(1, 10),
            new UidRange(11, 20),
            new UidRange(21, 22));
    assertThat(whole.plannedThrough()).isEqualTo(27);
  }

  @Test
  void the_next_round_plans_only_what_came_since() throws Exception {
    fill(INBOX, 25);
    List<FolderPlan> before = plan(0, List.of()).folders();
    fill(INBOX, 2);

    FolderPlan next = plan(1, before).folders().getFirst();

    assertThat(next.chunks()).containsExactly(new UidRange(26, 27));
    assertThat(next.round()).isEqualTo(1);
    assertThat(next.rematch()).isFalse();
  }

  @Test
  void messages_that_come_without_a_higher_uidnext_are_planned() throws Exception {
    source.keepUidNext(INBOX);
    fill(INBOX, 25);
    List<FolderPlan> before = plan(0, List.of()).folders();
    fill(INBOX, 2);

    FolderPlan next = plan(1, before).folders().getFirst();

    assertThat(before.getFirst().plannedThrough()).isEqualTo(25);
    assertThat(next.chunks()).containsExactly(new UidRange(26, 27));
  }

  @Test
  void a_target_folder_is_looked_up_anew_only_in_a_further_try() throws Exception {
    fill(List.of("A"), 3);
    List<FolderPlan> before = plan(0, List.of()).folders();
    targets.mailbox("ada@contoso.example").removeFolder(List.of("msgfolderroot", "a"));
    Relay round = Relay.START.done().nextRound("next");

    FolderPlan kept = plan(round, before, PLANNER).folders().get(1);
    FolderPlan anew = plan(round.withAttempt(2), before, PLANNER).folders().get(1);

    assertThat(kept.target()).isEqualTo(before.get(1).target());
    assertThat(anew.target()).isNotEqualTo(before.get(1).target());
  }

  @Test
  void with_nothing_new_there_is_nothing_to_do() throws Exception {
    fill(INBOX, 25);
    List<FolderPlan> before = plan(0, List.of()).folders();

    FolderPlan next = plan(1, before).folders().getFirst();

    assertThat(next.chunks()).isEmpty();
    assertThat(next.plannedThrough()).isEqualTo(25);
  }

  @Test
  void a_new_generation_is_planned_whole_and_compared_from_then_on() throws Exception {
    fill(INBOX, 25);
    List<FolderPlan> before = plan(0, List.of()).folders();
    source.renewValidity(INBOX);

    List<FolderPlan> renewed = plan(1, before).folders();

    assertThat(renewed.getFirst().chunks()).hasSize(3);
    assertThat(renewed.getFirst().rematch()).isTrue();
    assertThat(renewed.getFirst().validity()).isNotEqualTo(before.getFirst().validity());
    assertThat(renewed.getFirst().target()).isEqualTo(before.getFirst().target());
    assertThat(plan(2, renewed).folders().getFirst().rematch()).isTrue();
  }

  @Test
  void a_gone_folder_keeps_its_place_and_has_nothing_to_do_in_a_later_round() throws Exception {
    fill(List.of("A"), 3);
    fill(List.of("B"), 3);
    List<FolderPlan> before = plan(0, List.of()).folders();
    source.deleteFolder(List.of("A"));
    fill(List.of("0"), 1);

    List<FolderPlan> after = plan(1, before).folders();

    assertThat(after).extracting(FolderPlan::targetPath).containsExactly("inbox", "A", "B", "0");
    assertThat(after.get(1).chunks()).isEmpty();
    assertThat(after.get(1).sourceMessages()).isZero();
    assertThat(after.get(1).plannedThrough()).isZero();
    assertThat(after.get(1).round()).isEqualTo(1);
  }

  @Test
  void a_folder_that_goes_within_a_round_has_nothing_left_to_do() throws Exception {
    fill(List.of("A"), 3);
    List<FolderPlan> before = plan(0, List.of()).folders();
    source.deleteFolder(List.of("A"));

    assertThat(plan(0, before).folders().get(1).chunks()).isEmpty();
  }

  @Test
  void a_folder_that_was_locked_for_a_while_is_planned_from_its_first_message() throws Exception {
    fill(List.of("A"), 3);
    List<FolderPlan> before = plan(0, List.of()).folders();
    source.lock(List.of("A"));

    PlannedMailbox locked = plan(1, before);
    source.unlock(List.of("A"));
    FolderPlan back = plan(2, locked.folders()).folders().get(1);

    assertThat(locked.problems()).singleElement().asString().startsWith("not copied: A, ");
    assertThat(back.chunks()).containsExactly(new UidRange(1, 3));
    assertThat(back.rematch()).isFalse();
  }

  @Test
  void a_large_folder_has_larger_chunks_instead_of_too_many() throws Exception {
    fill(INBOX, 6_000);

    FolderPlan plan = plan(0, List.of(), planner(1, FolderRules.NONE)).folders().getFirst();

    assertThat(plan.chunks()).hasSizeLessThanOrEqualTo(FolderPlan.MAX_CHUNKS / 2);
    assertThat(plan.plannedThrough()).isEqualTo(6_000);
  }

  @Test
  void counts_what_the_source_holds_in_all_folders_and_says_what_is_left_out() throws Exception {
    fill(INBOX, 4);
    fill(List.of("A"), 3);
    fill(List.of("All"), 7);
    source.use(List.of("All"), SpecialUse.ALL);

    PlannedMailbox planned = plan(0, List.of());

    assertThat(planned.sourceMessages()).isEqualTo(7);
    assertThat(planned.notes()).singleElement().asString().startsWith("left out: All");
    assertThat(planned.problems()).isEmpty();
  }

  @Test
  void a_folder_that_is_made_anew_after_it_was_gone_is_compared() throws Exception {
    fill(List.of("A"), 3);
    List<FolderPlan> before = plan(0, List.of()).folders();
    source.deleteFolder(List.of("A"));
    List<FolderPlan> without = plan(1, before).folders();
    fill(List.of("A"), 3);

    FolderPlan back = plan(2, without).folders().get(1);

    assertThat(back.rematch()).isTrue();
    assertThat(back.chunks()).containsExactly(new UidRange(1, 3));
  }

  @Test
  void the_batch_s_rules_choose_and_rename_folders() throws Exception {
    fill(List.of("A"), 3);
    fill(List.of("B"), 3);
    var rules = new FolderRules("Old", List.of(), List.of("B"), List.of("A=New/A"));

    PlannedMailbox planned = plan(0, List.of(), planner(10, rules));

    assertThat(planned.folders())
        .extracting(FolderPlan::targetPath)
        .containsExactly("Old/Inbox", "Old/New/A");
    assertThat(planned.notes())
        .containsExactly("renamed: A to Old/New/A", "left out: B, by the batch's own rules");
  }

  @Test
  void a_name_that_the_target_has_for_something_else_is_told_in_every_round() throws Exception {
    fill(List.of("Calendar"), 3);
    targets.mailbox("ada@contoso.example").occupy("Calendar");

    PlannedMailbox first = plan(0, List.of());
    PlannedMailbox second = plan(1, first.folders());

    assertThat(first.folders().getLast().targetPath()).isEqualTo("Imported/Calendar");
    assertThat(first.notes())
        .containsExactly(
            "moved: Calendar to Imported/Calendar, as the mailbox has no room for it at Calendar");
    assertThat(second.notes()).isEqualTo(first.notes());
    assertThat(second.folders().getLast().targetPath()).isEqualTo("Imported/Calendar");
  }

  @Test
  void folders_that_meet_only_at_the_target_are_told_as_merged() throws Exception {
    fill(List.of("Calendar"), 3);
    fill(List.of("Imported", "Calendar"), 3);
    targets.mailbox("ada@contoso.example").occupy("Calendar");

    assertThat(plan(0, List.of()).notes())
        .endsWith("merged: Imported/Calendar with Calendar, both are Imported/Calendar");
  }

  private void fill(List<String> folder, int count) {
    source.createFolder(folder);
    for (int i = 0; i < count; i++) {
      source.append(folder, MAIL, Instant.EPOCH, Set.of());
    }
  }

  private long[] uids() throws Exception {
    var folder = source.session().folders().getFirst();
    long next = source.session().open(folder).uidNext();
    var cursor = new godwit.source.FolderCursor(folder, source.session().open(folder).validity());
    return next == 1
        ? new long[0]
        : source.session().list(cursor, new UidRange(1, next)).stream()
            .flatMapToLong(m -> LongStream.of(m.uid()))
            .toArray();
  }

  private PlannedMailbox plan(int round, List<FolderPlan> before) throws Exception {
    return plan(round, before, PLANNER);
  }

  private PlannedMailbox plan(int round, List<FolderPlan> before, MailboxPlanner planner)
      throws Exception {
    return plan(new Relay(round, "a round", Relay.Stage.PLAN, 0, 0, 1, 0), before, planner);
  }

  private PlannedMailbox plan(Relay at, List<FolderPlan> before, MailboxPlanner planner)
      throws Exception {
    MailTarget target = targets.open("ada@contoso.example");
    return planner.plan(source.session(), target, key, at, before, java.util.Set.of());
  }

  private static MailboxPlanner planner(int chunkMessages, FolderRules rules) {
    var ranges = new RangePlanner(chunkMessages, MessageSelection.ALL, new MemoryLedger());
    return new MailboxPlanner(ranges, rules);
  }
}
