package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How every {@link MailSource} plans ranges and lists what is in them. */
public interface SourcePlansContract extends SourceUnderTest {
  @Test
  default void plans_cover_each_message_once_despite_gaps() throws Exception {
    fill(11);
    var source = source();
    var before = SourceUnderTest.allUids(source);
    mailbox().expunge(INBOX, before.get(2));
    mailbox().expunge(INBOX, before.get(3));
    mailbox().expunge(INBOX, before.getLast());

    var plan = source.plan(SourceUnderTest.cursor(source), 1, 3);

    var left = SourceUnderTest.allUids(source);
    assertThat(left).hasSize(8);
    assertThat(plan).hasSize(3);
    assertThat(plan.getLast().last()).isEqualTo(left.getLast());
    for (long uid : left) {
      assertThat(plan.stream().filter(range -> range.holds(uid))).hasSize(1);
    }
  }

  @Test
  default void plans_have_the_wished_number_of_messages_in_each_range_but_the_last()
      throws Exception {
    fill(10);
    var source = source();
    var cursor = SourceUnderTest.cursor(source);

    var plan = source.plan(cursor, 1, 4);

    var sizes = new ArrayList<Integer>();
    for (UidRange range : plan) {
      sizes.add(source.list(cursor, range).size());
    }
    assertThat(sizes).containsExactly(4, 4, 2);
  }

  @Test
  default void plans_start_at_the_given_identifier() throws Exception {
    fill(9);
    var source = source();
    var cursor = SourceUnderTest.cursor(source);
    var uids = SourceUnderTest.allUids(source);

    for (int i = 0; i < uids.size(); i++) {
      var plan = source.plan(cursor, uids.get(i), 2);

      assertThat(plan.getFirst().first()).isEqualTo(uids.get(i));
      assertThat(plan.getLast().last()).isEqualTo(uids.getLast());
    }
  }

  @Test
  default void nothing_is_planned_beyond_the_last_message() throws Exception {
    fill(2);
    var source = source();
    long last = SourceUnderTest.allUids(source).getLast();

    assertThat(source.plan(SourceUnderTest.cursor(source), last + 1, 5)).isEmpty();
    assertThat(source.plan(SourceUnderTest.cursor(source), UidRange.MAX_UID, 5)).isEmpty();
  }

  @Test
  default void lists_size_date_and_flags() throws Exception {
    mailbox().append(INBOX, SourceUnderTest.bytes(1), RECEIVED, Set.of("\\Seen", "\\Flagged"));
    mailbox().append(INBOX, SourceUnderTest.bytes(2), RECEIVED, Set.of("\\Answered"));

    var listed = SourceUnderTest.listAll(source());

    assertThat(listed).hasSize(2);
    assertThat(listed.getFirst().sizeBytes()).isEqualTo(SourceUnderTest.bytes(1).length);
    assertThat(listed.getFirst().internalDate()).contains(RECEIVED);
    assertThat(listed.getFirst().flags())
        .isEqualTo(new MessageFlags(true, false, true, false, false, Set.of()));
    assertThat(listed.get(1).flags().answered()).isTrue();
    assertThat(listed.get(1).flags().seen()).isFalse();
  }

  @Test
  default void lists_only_what_is_in_the_range() throws Exception {
    fill(5);
    var source = source();
    var uids = SourceUnderTest.allUids(source);

    var listed =
        source.list(SourceUnderTest.cursor(source), new UidRange(uids.get(1), uids.get(3)));

    assertThat(listed)
        .extracting(MessageSummary::uid)
        .containsExactlyElementsOf(uids.subList(1, 4));
    assertThat(
            source.list(
                SourceUnderTest.cursor(source), new UidRange(uids.getLast() + 1, UidRange.MAX_UID)))
        .isEmpty();
  }
}
