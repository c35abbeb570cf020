package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.FlagWatch;
import godwit.ledger.FolderPlan;
import godwit.source.FolderState;
import godwit.source.MessageFlags;
import godwit.source.SpecialUse;
import godwit.source.UidFlags;
import godwit.source.memory.MemoryMailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether flags of a folder may have changed since they were last compared. */
class FlagsSeenTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final MessageFlags READ =
      new MessageFlags(true, false, false, false, false, Set.of());

  private final MemoryMailbox source = new MemoryMailbox();

  FlagsSeenTest() {
    source.hideModSeqs();
    for (int i = 0; i < 3; i++) {
      byte[] mail = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      source.append(INBOX, mail, java.time.Instant.EPOCH, Set.of());
    }
  }

  @Test
  void of_a_new_folder_nothing_is_compared() throws Exception {
    assertThat(FlagsSeen.first(state(3, Optional.of(41L))))
        .isEqualTo(new FlagWatch("modseq 41", "modseq 41", 0));
    assertThat(FlagsSeen.first(state(3, Optional.empty()))).isEqualTo(FlagWatch.NONE);
  }

  @Test
  void what_the_round_before_planned_is_compared_and_what_came_since_is_not() throws Exception {
    FolderPlan before = inbox().flags(new FlagWatch("modseq 41", "modseq 41", 0)).build();

    FlagWatch watch = FlagsSeen.next(source.session(), state(3, Optional.of(52L)), before, 1);

    assertThat(watch).isEqualTo(new FlagWatch("modseq 41", "modseq 52", 2));
    assertThat(FlagsSeen.since(watch)).isEqualTo(OptionalLong.of(41));
  }

  @Test
  void a_further_try_at_a_round_compares_as_much_as_the_first() throws Exception {
    FolderPlan before = inbox().through(3).round(1).flags(new FlagWatch("a", "b", 2)).build();

    assertThat(FlagsSeen.next(source.session(), state(3, Optional.of(9L)), before, 1).through())
        .isEqualTo(2);
    assertThat(FlagsSeen.next(source.session(), state(3, Optional.of(9L)), before, 2).through())
        .isEqualTo(3);
  }

  @Test
  void a_server_that_began_or_ceased_to_count_changes_is_asked_for_all_flags() {
    assertThat(FlagsSeen.since(new FlagWatch("modseq 41", "digest 2 a", 2))).isEmpty();
    assertThat(FlagsSeen.since(new FlagWatch("digest 2 a", "modseq 41", 2))).isEmpty();
    assertThat(FlagsSeen.since(new FlagWatch("", "modseq 41", 2))).isEmpty();
  }

  @Test
  void without_such_a_count_a_change_is_seen_by_the_flags_themselves() throws Exception {
    FlagWatch first = next(inbox().build());
    FlagWatch same = next(inbox().flags(first.compared()).build());
    source.flag(INBOX, 2, READ);
    FlagWatch changed = next(inbox().flags(first.compared()).build());

    assertThat(first.isDue()).isTrue();
    assertThat(same.isDue()).isFalse();
    assertThat(changed.isDue()).isTrue();
    assertThat(changed.through()).isEqualTo(2);
  }

  @Test
  void flags_of_what_came_later_do_not_count() throws Exception {
    FlagWatch first = next(inbox().build());
    source.flag(INBOX, 3, READ);

    assertThat(next(inbox().flags(first.compared()).build()).isDue()).isFalse();
  }

  @Test
  void what_is_as_it_was_compared_is_not_compared_again_and_what_came_later_is() throws Exception {
    FlagWatch watch = next(inbox().build()).compared();

    assertThat(FlagsSeen.unchangedThrough(watch, listed())).isEqualTo(2);
    source.flag(INBOX, 3, READ);
    assertThat(FlagsSeen.unchangedThrough(watch, listed())).isEqualTo(2);
    source.flag(INBOX, 1, READ);
    assertThat(FlagsSeen.unchangedThrough(watch, listed())).isZero();
    assertThat(FlagsSeen.unchangedThrough(new FlagWatch("modseq 4", "modseq 5", 2), listed()))
        .isZero();
  }

  @Test
  void of_a_folder_that_is_empty_or_was_not_copied_yet_no_flags_are_asked_for() throws Exception {
    FolderPlan uncopied = inbox().through(0).flags(new FlagWatch("digest 1 a", "", 0)).build();
    FolderPlan copied = inbox().flags(new FlagWatch("digest 1 a", "", 0)).build();

    assertThat(FlagsSeen.next(source.session(), state(3, Optional.empty()), uncopied, 1))
        .isEqualTo(new FlagWatch("digest 1 a", "digest 1 a", 0));
    assertThat(FlagsSeen.next(source.session(), state(0, Optional.empty()), copied, 1))
        .isEqualTo(new FlagWatch("digest 1 a", "digest 1 a", 0));
  }

  @Test
  void more_than_a_hundred_thousand_are_compared_only_with_such_a_count() throws Exception {
    FolderPlan before = inbox().build();

    assertThat(FlagsSeen.next(source.session(), state(100_000, Optional.empty()), before, 1))
        .matches(FlagWatch::isDue);
    assertThat(FlagsSeen.next(source.session(), state(100_001, Optional.empty()), before, 1))
        .isEqualTo(FlagWatch.NONE);
    assertThat(FlagsSeen.isTooLarge(inbox().messages(100_000).build())).isFalse();
    assertThat(FlagsSeen.isTooLarge(inbox().messages(100_001).build())).isTrue();
    assertThat(FlagsSeen.isTooLarge(inbox().messages(100_001).modSeq(5).build())).isFalse();
  }

  private FlagWatch next(FolderPlan before) throws Exception {
    return FlagsSeen.next(source.session(), state(3, Optional.empty()), before, 1);
  }

  private FolderState state(long messages, Optional<Long> modSeq) throws Exception {
    var folder = source.session().folders().getFirst();
    var open = source.session().open(folder);
    return new FolderState(open.validity(), open.uidNext(), messages, modSeq);
  }

  /** Two of its three messages were planned in the first round. */
  private PlannedFolder inbox() {
    return PlannedFolder.named("INBOX").use(SpecialUse.INBOX).validity(1001).through(2);
  }

  private List<UidFlags> listed() {
    return source.uids(INBOX).stream()
        .map(
            uid -> new UidFlags(uid, source.flags(INBOX, uid).isEmpty() ? MessageFlags.NONE : READ))
        .toList();
  }
}
