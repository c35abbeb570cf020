package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.MessageSelection;
import godwit.batch.Relay;
import godwit.folder.FolderRules;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.memory.MemoryLedger;
import godwit.source.FolderState;
import godwit.source.SpecialUse;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.source.memory.MemoryMailbox;
import godwit.target.memory.MemoryConnector;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a round finds to have come and gone, what it tells a person, and what it asks for it. */
class PlannedNewsTest {
  private static final String ADDRESS = "ada@contoso.example";
  private static final List<String> INBOX = List.of("INBOX");
  private static final MessageSelection TRIAL =
      new MessageSelection(
          Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(10));

  private final MailboxKey key = new MailboxKey(Batches.id(), ADDRESS);
  private final MemoryMailbox source = new MemoryMailbox();
  private final MemoryConnector targets = new MemoryConnector();
  private final MemoryLedger ledger = new MemoryLedger();
  private final List<String> asked = new ArrayList<>();
  private UnaryOperator<FolderState> told = state -> state;
  private MessageSelection selection = MessageSelection.ALL;
  private FolderRules rules = FolderRules.NONE;
  private boolean labelled;

  PlannedNewsTest() {
    assertThat(targets.mailbox(ADDRESS).folders()).isEmpty();
    fill(INBOX, 20);
  }

  @Test
  void where_only_new_messages_came_nothing_has_left() throws Exception {
    List<FolderPlan> first = plan(0, List.of()).folders();
    fill(INBOX, 2);

    assertThat(plan(1, first).folders().getFirst().mayHaveLost()).isFalse();
  }

  @Test
  void where_one_came_and_one_is_gone_one_has_left() throws Exception {
    List<FolderPlan> first = plan(0, List.of()).folders();
    fill(INBOX, 1);
    source.expunge(INBOX, 7);

    FolderPlan second = plan(1, first).folders().getFirst();

    assertThat(second.mayHaveLost()).isTrue();
    assertThat(second.chunks()).as("what came").containsExactly(new UidRange(21, 21));
  }

  @Test
  void what_left_before_a_round_is_looked_at_in_that_round_and_the_next_only() throws Exception {
    List<FolderPlan> first = plan(0, List.of()).folders();
    source.expunge(INBOX, 7);
    List<FolderPlan> second = plan(1, first).folders();
    List<FolderPlan> third = plan(2, second).folders();
    List<FolderPlan> fourth = plan(3, third).folders();

    assertThat(List.of(second, third, fourth))
        .extracting(plans -> plans.getFirst().mayHaveLost())
        .containsExactly(true, true, false);
  }

  @Test
  void all_of_a_folder_that_is_gone_has_left_once() throws Exception {
    fill(List.of("A"), 3);
    List<FolderPlan> first = plan(0, List.of()).folders();
    source.deleteFolder(List.of("A"));
    List<FolderPlan> second = plan(1, first).folders();
    List<FolderPlan> third = plan(2, second).folders();
    List<FolderPlan> fourth = plan(3, third).folders();

    assertThat(List.of(second, third, fourth))
        .extracting(plans -> plans.get(1).mayHaveLost())
        .containsExactly(true, true, false);
  }

  @Test
  void nothing_has_left_a_folder_that_the_rules_leave_out_from_now_on() throws Exception {
    fill(List.of("A"), 3);
    List<FolderPlan> first = plan(0, List.of()).folders();
    rules = new FolderRules("", List.of(), List.of("A"), List.of());

    assertThat(plan(1, first).folders().get(1).mayHaveLost()).isFalse();
  }

  @Test
  void a_round_without_news_asks_for_no_message() throws Exception {
    List<FolderPlan> first = plan(0, List.of()).folders();
    asked.clear();
    List<FolderPlan> second = plan(1, first).folders();
    source.expunge(INBOX, 7);

    assertThat(plan(2, second).folders().getFirst().chunks()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_trial_lists_no_more_than_it_must() throws Exception {
    selection = TRIAL;

    PlannedMailbox planned = plan(0, List.of());

    assertThat(planned.notes()).singleElement().asString().startsWith("trial: only the newest 10 ");
    assertThat(planned.folders().getFirst().chunks()).containsExactly(new UidRange(11, 20));
    assertThat(asked).containsExactly("plan 1", "list " + new UidRange(11, 20));
  }

  @Test
  void a_message_that_failed_in_another_generation_is_not_tried_again_in_this_one()
      throws Exception {
    List<FolderPlan> first = plan(0, List.of()).folders();
    UidValidity now = first.getFirst().validity();
    fail(now, 3);
    fail(new UidValidity(now.value() + 100), 9);

    FolderPlan retried =
        plan(new Relay(1, Relay.retryId(Instant.EPOCH), Relay.Stage.PLAN, 0, 0, 1, 0), first)
            .folders()
            .getFirst();

    assertThat(retried.chunks()).containsExactly(new UidRange(3, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "999, false",
    "1000, true",
    "2000, true",
    "5000, true",
    "10000, true",
    "10001, false"
  })
  void a_number_that_gmail_s_settings_offer_as_a_limit_is_told(long messages, boolean isTold)
      throws Exception {
    labelled = true;
    fill(List.of("All"), 1);
    source.use(List.of("All"), SpecialUse.ALL);
    told = state -> with(state, messages, state.highestModSeq());

    List<String> notes = plan(0, List.of()).notes();

    assertThat(notes.stream().anyMatch(note -> note.startsWith("perhaps incomplete: All")))
        .isEqualTo(isTold);
    assertThat(notes)
        .as("only of the folder that holds everything")
        .noneMatch(note -> note.startsWith("perhaps incomplete: INBOX"));
    assertThat(notes).noneMatch(String::isEmpty);
  }

  @Test
  void flags_that_are_not_compared_are_told_from_the_first_round_after_the_copy_on()
      throws Exception {
    told = state -> with(state, 100_001, Optional.empty());
    PlannedMailbox first = plan(0, List.of());

    assertThat(first.notes()).isEmpty();
    assertThat(plan(1, first.folders()).notes())
        .singleElement()
        .asString()
        .startsWith("only new messages are carried over: INBOX");
  }

  @Test
  void folders_that_are_one_because_of_their_spelling_are_told_once() throws Exception {
    fill(List.of("News"), 1);
    fill(List.of("NEWS"), 1);

    assertThat(plan(0, List.of()).notes()).singleElement().asString().startsWith("merged: ");
  }

  @Test
  void what_a_filter_left_out_is_looked_at_again_when_there_is_another() throws Exception {
    List<FolderPlan> first = plan(0, List.of()).folders();
    UidValidity now = first.getFirst().validity();
    write(now, 3, new Outcome.Skipped("RECEIVED_FILTER", "left out"));
    write(now, 5, new Outcome.Skipped("EXPUNGED", "gone"));

    assertThat(plan(1, first).folders().getFirst().chunks()).isEmpty();
    selection =
        new MessageSelection(
            Optional.of(Instant.EPOCH), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    assertThat(plan(1, first).folders().getFirst().chunks()).containsExactly(new UidRange(3, 3));
  }

  /** Zimbra lists saved searches as folders. */
  @Test
  void what_only_shows_other_folders_is_left_out_and_told() throws Exception {
    told =
        state ->
            new FolderState(
                state.validity(), state.uidNext(), state.messages(), Optional.empty(), true);
    PlannedMailbox planned = plan(0, List.of());

    assertThat(planned.folders()).isEmpty();
    assertThat(planned.problems()).isEmpty();
    assertThat(planned.notes())
        .containsExactly("left out: INBOX, its messages lie in other folders as well");
    assertThat(targets.mailbox(ADDRESS).folders()).as("none is made for it").isEmpty();
  }

  private static FolderState with(FolderState state, long messages, Optional<Long> modSeq) {
    return new FolderState(state.validity(), state.uidNext(), messages, modSeq);
  }

  private void fail(UidValidity validity, long uid) throws Exception {
    write(validity, uid, new Outcome.Failed("code", "advice", new Outcome.Shown("", "", "")));
  }

  private void write(UidValidity validity, long uid, Outcome outcome) throws Exception {
    var folder = new FolderKey(key, FolderIds.of("INBOX"));
    var chunk = ledger.claim(new ChunkKey(folder, validity, 0, new UidRange(1, 20)), "worker");
    assertThat(
            ledger.commit(
                chunk, List.of(new LedgerEntry(validity, uid, outcome, 1, "", "", Instant.EPOCH))))
        .isPresent();
  }

  private void fill(List<String> folder, int count) {
    source.createFolder(folder);
    for (int i = 0; i < count; i++) {
      byte[] mail = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      source.append(folder, mail, Instant.EPOCH, Set.of());
    }
  }

  private PlannedMailbox plan(int round, List<FolderPlan> before) throws Exception {
    return plan(new Relay(round, "a round", Relay.Stage.PLAN, 0, 0, 1, 0), before);
  }

  private PlannedMailbox plan(Relay at, List<FolderPlan> before) throws Exception {
    var ranges = new RangePlanner(10, selection, ledger);
    var ends = new ToldSource(source.session(), labelled, told, asked);
    return new MailboxPlanner(ranges, rules)
        .plan(ends, targets.open(ADDRESS), key, at, before, Set.of());
  }
}
