package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How every {@link MailSource} tells the flags that messages have now. */
public interface SourceFlagsContract extends SourceUnderTest {
  @Test
  default void flags_of_a_range_come_ascending_and_each_once() throws Exception {
    fill(5);
    var source = source();
    var uids = SourceUnderTest.allUids(source);
    mailbox().mark(INBOX, uids.get(2), "\\Seen");

    var flags =
        source()
            .flags(
                SourceUnderTest.cursor(source),
                new UidRange(uids.get(1), uids.get(3)),
                OptionalLong.empty());

    assertThat(flags).extracting(UidFlags::uid).containsExactlyElementsOf(uids.subList(1, 4));
    assertThat(flags).extracting(f -> f.flags().seen()).containsExactly(false, true, false);
  }

  @Test
  default void what_changed_after_a_count_is_among_the_flags_since_then() throws Exception {
    fill(4);
    var before = source();
    var uids = SourceUnderTest.allUids(before);
    OptionalLong since = count(before);
    mailbox().mark(INBOX, uids.get(1), "\\Flagged");
    mailbox().mark(INBOX, uids.get(3), "\\Seen");
    mailbox().mark(INBOX, uids.get(3), "\\Answered");

    var flags = flags(source(), since);

    if (since.isPresent()) {
      assertThat(flags).hasSize(2);
    }
    assertThat(flags)
        .isSortedAccordingTo((a, b) -> Long.compare(a.uid(), b.uid()))
        .anyMatch(f -> f.uid() == uids.get(1) && f.flags().flagged() && !f.flags().seen())
        .anyMatch(f -> f.uid() == uids.get(3) && f.flags().seen() && f.flags().answered());
  }

  @Test
  default void where_changes_are_counted_nothing_comes_if_nothing_changed() throws Exception {
    fill(3);
    var source = source();
    OptionalLong since = count(source);

    var flags = flags(source(), since);

    assertThat(flags).hasSize(since.isPresent() ? 0 : 3);
  }

  @Test
  default void new_messages_count_as_changed_and_expunged_ones_do_not_come() throws Exception {
    fill(3);
    var before = source();
    var old = SourceUnderTest.allUids(before);
    OptionalLong since = count(before);
    mailbox().expunge(INBOX, old.getFirst());
    fill(1);
    long added = SourceUnderTest.allUids(source()).getLast();

    var flags = flags(source(), since);

    assertThat(flags).extracting(UidFlags::uid).contains(added).doesNotContain(old.getFirst());
  }

  @Test
  default void a_count_that_the_server_has_not_come_to_brings_all() throws Exception {
    fill(3);
    var source = source();
    var uids = SourceUnderTest.allUids(source);

    var flags = flags(source, OptionalLong.of(1L << 62));

    assertThat(flags).extracting(UidFlags::uid).containsExactlyElementsOf(uids);
  }

  private static OptionalLong count(MailSource source) throws Exception {
    var inbox = SourceUnderTest.folder(source, INBOX);
    return source.open(inbox).highestModSeq().stream().mapToLong(Long::longValue).findFirst();
  }

  private static List<UidFlags> flags(MailSource source, OptionalLong since) throws Exception {
    return source.flags(SourceUnderTest.cursor(source), new UidRange(1, UidRange.MAX_UID), since);
  }
}
