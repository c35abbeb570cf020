package godwit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetFolderId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder's plan says of the present round. */
class FolderPlanTest {
  private static final MailboxKey MAILBOX = new MailboxKey(Batches.id(), "ada@contoso.example");
  private static final FolderKey KEY = new FolderKey(MAILBOX, "0123456789abcdef");
  private static final FlagWatch FLAGS = new FlagWatch("as of round 1", "now", 12);
  private static final List<UidRange> CHUNKS = List.of(new UidRange(1, 25), new UidRange(26, 50));

  @ParameterizedTest
  @CsvSource({
    "-1, 0, false",
    "0, 0, true",
    "0, 1, true",
    "0, 2, false",
    "1, 1, true",
    "1, 2, true",
    "1, 3, false",
    "4, 5, true"
  })
  void messages_may_have_left_it_in_this_round_or_the_one_before(
      int departedIn, int round, boolean mayHave) {
    assertThat(plan(round, departedIn, List.of(), CHUNKS).mayHaveLost()).isEqualTo(mayHave);
  }

  @Test
  void a_folder_that_is_new_in_every_way_is_not_compared() {
    assertThat(plan(0, 0, List.of(), CHUNKS).rematch()).isFalse();
    assertThat(plan(0, 0, List.of("fedcba9876543210"), CHUNKS).rematch()).isTrue();
  }

  @Test
  void after_its_flags_were_compared_nothing_else_is_different() {
    FolderPlan before = plan(3, 2, List.of("fedcba9876543210"), CHUNKS);

    FolderPlan after = before.flagsCompared();

    assertThat(before.flags().isDue()).isTrue();
    assertThat(after.flags().isDue()).isFalse();
    assertThat(after).usingRecursiveComparison().ignoringFields("flags").isEqualTo(before);
  }

  @Test
  void with_another_account_of_what_is_taken_up_again_nothing_else_is_different() {
    FolderPlan before = plan(3, 2, List.of("fedcba9876543210"), CHUNKS);

    FolderPlan after = before.reopening(new Reopening(true, "2020"));

    assertThat(after.reopening()).isEqualTo(new Reopening(true, "2020"));
    assertThat(after).usingRecursiveComparison().ignoringFields("reopening").isEqualTo(before);
  }

  @Test
  void with_another_account_of_what_may_have_left_it_nothing_else_is_different() {
    FolderPlan before = plan(3, 2, List.of("fedcba9876543210"), CHUNKS);
    Losses found = Losses.in(2).found(List.of(4L, 5L), Optional.of("place"));

    FolderPlan after = before.losing(found);

    assertThat(after.losses()).isEqualTo(found);
    assertThat(after).usingRecursiveComparison().ignoringFields("losses").isEqualTo(before);
  }

  @Test
  void a_chunk_is_known_by_folder_generation_round_and_range() {
    assertThat(plan(3, 0, List.of(), CHUNKS).chunk(1))
        .isEqualTo(new ChunkKey(KEY, new UidValidity(7), 3, new UidRange(26, 50)));
    assertThat(plan(3, 0, List.of(), CHUNKS).cursor().validity()).isEqualTo(new UidValidity(7));
  }

  @Test
  void more_chunks_or_kin_than_can_be_stored_are_refused() {
    List<UidRange> chunks = Collections.nCopies(FolderPlan.MAX_CHUNKS, new UidRange(1, 1));
    List<String> kin = Collections.nCopies(FolderPlan.MAX_KIN, KEY.id());

    assertThat(plan(0, 0, kin, chunks).chunks()).hasSize(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(0, 0, List.of(), Collections.nCopies(1_001, new UidRange(1, 1))))
        .withMessage("1001 chunks in one folder");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(0, 0, Collections.nCopies(201, KEY.id()), CHUNKS))
        .withMessage("201 kin of one folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "INBOX"})
  void a_folders_identity_is_sixteen_hexadecimal_digits(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FolderKey(MAILBOX, id));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0, false",
    "a, a, 5, false",
    "a, b, 5, true",
    "a, b, 0, false",
    "'', a, 1, true"
  })
  void flags_are_compared_where_the_source_has_changed_any(
      String asOf, String now, long through, boolean due) {
    var watch = new FlagWatch(asOf, now, through);

    assertThat(watch.isDue()).isEqualTo(due);
    assertThat(watch.compared()).isEqualTo(new FlagWatch(now, now, through));
  }

  @Test
  void what_several_filters_left_out_is_taken_up_again_whatever_the_next_filter_is() {
    var first = new Reopening(true, "2020//0");

    Reopening both = first.alsoUnder("2021//0");

    assertThat(first.alsoUnder("2020//0")).isEqualTo(first);
    assertThat(both.failed()).isTrue();
    assertThat(both.filter()).isNotIn("", "2020//0", "2021//0");
  }

  private static FolderPlan plan(
      int round, int departedIn, List<String> kin, List<UidRange> chunks) {
    return new FolderPlan(
        KEY,
        new SourceFolder("INBOX", List.of("INBOX"), Optional.empty(), true),
        new TargetFolderId("target"),
        "Inbox",
        new UidValidity(7),
        50,
        Optional.of(99L),
        48,
        round,
        kin,
        new Reopening(false, "2019"),
        Losses.in(departedIn),
        FLAGS,
        chunks);
  }
}
