package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageFlags;
import godwit.source.SourceFolder;
import godwit.source.UidValidity;
import godwit.source.memory.MemoryMailbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that is moved while folders are opened one after the other is not taken for two. */
class SecondLookTest {
  private static final int ROUND = 3;
  private static final List<String> A = List.of("A");
  private static final List<String> B = List.of("B");

  private final MemoryMailbox mailbox = new MemoryMailbox();
  private final MailSource source = mailbox.session();
  private final List<List<String>> opened = new ArrayList<>();

  @BeforeEach
  void threeInEach() {
    for (List<String> folder : List.of(A, B)) {
      mailbox.createFolder(folder);
      for (int i = 0; i < 3; i++) {
        long uid =
            mailbox.add(folder, new byte[] {'x'}, Optional.of(Instant.EPOCH), MessageFlags.NONE);
        assertThat(uid).isPositive();
      }
    }
    mailbox.onOpen(opened::add);
  }

  @ParameterizedTest
  @CsvSource({
    "11, 10, 10, 10, false",
    "11, 9, 10, 10, true",
    "13, 12, 10, 10, false",
    "13, 11, 10, 10, true",
    "13, 13, 10, 10, false",
    "5, 10, 10, 10, false",
    "5, 9, 10, 10, true"
  })
  void fewer_than_came_tell_of_a_loss(
      long uidNext, long messages, long through, long before, boolean lost) {
    var now = new FolderState(new UidValidity(1), uidNext, messages, Optional.empty());
    FolderPlan plan = PlannedFolder.named("A").through(through).messages(before).build();

    assertThat(SecondLook.hasLost(now, plan)).isEqualTo(lost);
  }

  @Test
  void what_left_after_its_folder_was_opened_is_noticed() throws Exception {
    FolderPlan before = plan(A).build();
    FolderPlan other = plan(B).build();
    mailbox.expunge(A, 2);
    mailbox.expunge(B, 2);

    List<FolderPlan> looked = look(List.of(before, other), before, news(B));

    assertThat(looked.getFirst().losses().round()).isEqualTo(ROUND);
    assertThat(looked.getLast()).isEqualTo(news(B));
  }

  @Test
  void where_nothing_left_nothing_is_searched() throws Exception {
    FolderPlan before = plan(A).build();

    assertThat(look(List.of(before), before, news(B))).containsExactly(before, news(B));
    assertThat(opened).contains(A);
  }

  @Test
  void only_folders_that_were_opened_before_one_with_news_are_looked_at_again() throws Exception {
    FolderPlan a = plan(A).build();
    FolderPlan b = plan(B).build();
    FolderPlan news = news(B);
    FolderPlan inbox = plan(List.of("INBOX")).build();
    opened.clear();

    assertThat(look(List.of(a, b), a, b)).containsExactly(a, b);
    assertThat(look(List.of(a, b), news, a, inbox)).contains(a);
    assertThat(opened).isEmpty();
  }

  @Test
  void a_folder_that_was_never_copied_or_is_searched_anyway_is_not_looked_at_again()
      throws Exception {
    FolderPlan never = plan(A).through(0).build();
    FolderPlan searched = plan(A).losing(ROUND).build();
    FolderPlan renewed = plan(A).validity(1).build();
    FolderPlan a = plan(A).build();
    FolderPlan news = news(B);
    opened.clear();

    assertThat(look(List.of(never), a, news)).contains(a);
    assertThat(look(List.of(a), searched, news)).contains(searched);
    assertThat(look(List.of(renewed), a, news)).contains(a);
    assertThat(look(List.of(), a, news)).contains(a);
    assertThat(opened).isEmpty();
  }

  @Test
  void a_folder_that_is_gone_or_numbered_anew_by_then_waits_for_the_next_round() throws Exception {
    FolderPlan a = plan(A).build();
    FolderPlan news = news(B);
    mailbox.expunge(A, 2);
    mailbox.renewValidity(A);
    assertThat(look(List.of(a), a, news)).contains(a);

    mailbox.deleteFolder(A);

    assertThat(look(List.of(a), a, news)).contains(a);
  }

  private List<FolderPlan> look(List<FolderPlan> before, FolderPlan... fresh)
      throws MigrationException {
    Map<String, FolderPlan> byId =
        before.stream().collect(Collectors.toMap(plan -> plan.key().id(), Function.identity()));
    return new SecondLook(source, byId, ROUND).at(List.of(fresh));
  }

  private FolderPlan news(List<String> path) throws MigrationException {
    return plan(path).copying(1, 3).build();
  }

  private PlannedFolder plan(List<String> path) throws MigrationException {
    PlannedFolder planned = PlannedFolder.named(path.getFirst());
    SourceFolder folder = planned.source();
    FolderState state = source.open(folder);
    return planned.round(ROUND).validity(state.validity().value()).through(3).messages(3);
  }
}
