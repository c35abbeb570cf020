package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link MailSource} does. An adapter's test implements this and adds little. */
public interface MailSourceContract {
  List<String> INBOX = List.of("INBOX");
  Instant RECEIVED = Instant.parse("2019-03-04T05:06:07Z");

  /** A mailbox that holds an empty INBOX and no other selectable folder of its own. */
  MailboxFixture mailbox() throws Exception;

  /** A new session with {@link #mailbox}; the implementor closes it after the test. */
  MailSource source() throws Exception;

  /** Large enough to be treated as large. */
  default int largeBytes() {
    return 300_000;
  }

  @Test
  default void lists_the_inbox_first_and_folders_by_path() throws Exception {
    mailbox().createFolder(List.of("Zebra"));
    mailbox().createFolder(List.of("Archive", "2019"));
    mailbox().createFolder(List.of("Archive", "2018"));

    var folders = source().folders();

    assertThat(folders.getFirst().path()).isEqualTo(INBOX);
    assertThat(folders.getFirst().specialUse()).contains(SpecialUse.INBOX);
    assertThat(folders)
        .extracting(SourceFolder::display)
        .containsSubsequence("INBOX", "Archive", "Archive/2018", "Archive/2019", "Zebra");
  }

  @Test
  default void keeps_names_beyond_ascii_and_ampersands() throws Exception {
    mailbox().createFolder(List.of("Entwürfe & Übriges"));
    mailbox().append(List.of("Entwürfe & Übriges"), bytes(1), RECEIVED, Set.of());

    var source = source();
    var folder = folder(source, List.of("Entwürfe & Übriges"));

    assertThat(source.open(folder).messages()).isEqualTo(1);
  }

  @Test
  default void says_how_many_messages_an_opened_folder_holds() throws Exception {
    fill(3);

    var source = source();
    var state = source.open(folder(source, INBOX));

    assertThat(state.messages()).isEqualTo(3);
    assertThat(state.uidNext()).isGreaterThan(allUids(source).getLast());
  }

  @Test
  default void an_empty_folder_opens_and_has_no_plan() throws Exception {
    var source = source();
    var inbox = folder(source, INBOX);
    var state = source.open(inbox);
    var cursor = new FolderCursor(inbox, state.validity());

    assertThat(state.messages()).isZero();
    assertThat(state.uidNext()).isPositive();
    assertThat(source.plan(cursor, 1, 10)).isEmpty();
    assertThat(source.list(cursor, new UidRange(1, 100))).isEmpty();
  }

  @Test
  default void a_folder_that_is_gone_is_told_as_changed() throws Exception {
    mailbox().createFolder(List.of("Short-lived"));
    var source = source();
    var folder = folder(source, List.of("Short-lived"));
    mailbox().deleteFolder(List.of("Short-lived"));

    assertThatThrownBy(() -> source.open(folder)).isInstanceOf(FolderChangedException.class);
    assertThat(source.open(folder(source, INBOX)).messages()).isZero();
  }

  @Test
  default void another_generation_is_told_as_changed() throws Exception {
    fill(1);
    var source = source();
    var stale = new FolderCursor(folder(source, INBOX), new UidValidity(1234567));

    assertThatThrownBy(() -> source.plan(stale, 1, 10)).isInstanceOf(FolderChangedException.class);
    assertThatThrownBy(() -> source.list(stale, new UidRange(1, 9)))
        .isInstanceOf(FolderChangedException.class);
    assertThatThrownBy(() -> source.read(stale, List.of(), message -> {}))
        .isInstanceOf(FolderChangedException.class);
  }

  @Test
  default void plans_cover_each_message_once_despite_gaps() throws Exception {
    fill(11);
    var source = source();
    var before = allUids(source);
    mailbox().expunge(INBOX, before.get(2));
    mailbox().expunge(INBOX, before.get(3));
    mailbox().expunge(INBOX, before.getLast());

    var plan = source.plan(cursor(source), 1, 3);

    var left = allUids(source);
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
    var cursor = cursor(source);

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
    var cursor = cursor(source);
    var uids = allUids(source);

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
    long last = allUids(source).getLast();

    assertThat(source.plan(cursor(source), last + 1, 5)).isEmpty();
    assertThat(source.plan(cursor(source), UidRange.MAX_UID, 5)).isEmpty();
  }

  @Test
  default void lists_size_date_and_flags() throws Exception {
    mailbox().append(INBOX, bytes(1), RECEIVED, Set.of("\\Seen", "\\Flagged"));
    mailbox().append(INBOX, bytes(2), RECEIVED, Set.of("\\Answered"));

    var listed = listAll(source());

    assertThat(listed).hasSize(2);
    assertThat(listed.getFirst().sizeBytes()).isEqualTo(bytes(1).length);
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
    var uids = allUids(source);

    var listed = source.list(cursor(source), new UidRange(uids.get(1), uids.get(3)));

    assertThat(listed)
        .extracting(MessageSummary::uid)
        .containsExactlyElementsOf(uids.subList(1, 4));
    assertThat(source.list(cursor(source), new UidRange(uids.getLast() + 1, UidRange.MAX_UID)))
        .isEmpty();
  }

  @Test
  default void reads_every_message_byte_for_byte_in_order() throws Exception {
    fill(7);
    var source = source();
    var listed = listAll(source);

    var read = readAll(source, listed);

    assertThat(read).hasSize(7);
    for (int i = 0; i < 7; i++) {
      assertThat(read.get(i)).isEqualTo(bytes(i));
    }
  }

  @Test
  default void reads_only_what_was_asked_for() throws Exception {
    fill(6);
    var source = source();
    var listed = listAll(source);

    var read = readAll(source, List.of(listed.get(1), listed.get(4)));

    assertThat(read).containsExactly(bytes(1), bytes(4));
  }

  @Test
  default void does_not_show_what_was_expunged_meanwhile() throws Exception {
    fill(4);
    var source = source();
    var listed = listAll(source);
    mailbox().expunge(INBOX, listed.get(1).uid());

    var read = readAll(source(), listed);

    assertThat(read).containsExactly(bytes(0), bytes(2), bytes(3));
  }

  @Test
  default void large_messages_can_be_read_twice_and_from_anywhere() throws Exception {
    byte[] large = large();
    mailbox().append(INBOX, large, RECEIVED, Set.of());
    var source = source();

    source.read(
        cursor(source),
        listAll(source),
        message -> {
          try (var content = message.content()) {
            assertThat(content.sizeBytes()).isEqualTo(large.length);
            assertThat(allOf(content)).isEqualTo(large);
            assertThat(allOf(content)).isEqualTo(large);
          }
        });
  }

  @Test
  default void never_sets_a_flag() throws Exception {
    fill(3);
    var source = source();

    var listed = listAll(source);
    var read = readAll(source, listed);

    assertThat(read).hasSize(3);
    for (MessageSummary message : listed) {
      assertThat(mailbox().flags(INBOX, message.uid())).isEmpty();
    }
  }

  @Test
  default void a_failing_visitor_ends_the_reading_and_the_session_goes_on() throws Exception {
    fill(5);
    var source = source();
    var listed = listAll(source);
    var shown = new ArrayList<Long>();
    var failure = new ThrottledException("429", "later", Duration.ofSeconds(1));

    assertThatThrownBy(() ->
            source.read(
                cursor(source),
                listed,
                message -> {
                  message.content().close();
                  shown.add(message.summary().uid());
                  if (shown.size() == 2) {
                    throw failure;
                  }
                }))
        .isSameAs(failure);

    assertThat(shown).hasSize(2);
    assertThat(readAll(source, listed)).hasSize(5);
  }

  @Test
  default void closing_twice_does_no_harm() throws Exception {
    var source = source();

    source.close();
    source.close();

    assertThatThrownBy(source::folders).isInstanceOf(MigrationException.class);
  }

  /** Puts {@code count} messages into the INBOX, {@link #bytes} of 0 and up. */
  private void fill(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      mailbox().append(INBOX, bytes(i), RECEIVED.plusSeconds(i), Set.of());
    }
  }

  static byte[] bytes(int number) {
    String text =
        "From: a@example.org\r\nSubject: message " + number + "\r\n\r\nbody\r\n".repeat(1 + number);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] large() {
    String line = "0123456789".repeat(7) + "\r\n";
    return ("Subject: large\r\n\r\n" + line.repeat(1 + largeBytes() / line.length()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  static SourceFolder folder(MailSource source, List<String> path) throws Exception {
    return source.folders().stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
  }

  static FolderCursor cursor(MailSource source) throws Exception {
    var inbox = folder(source, INBOX);
    return new FolderCursor(inbox, source.open(inbox).validity());
  }

  static List<MessageSummary> listAll(MailSource source) throws Exception {
    return source.list(cursor(source), new UidRange(1, UidRange.MAX_UID));
  }

  static List<Long> allUids(MailSource source) throws Exception {
    var uids = listAll(source).stream().map(MessageSummary::uid).toList();
    assertThat(uids).isEqualTo(List.copyOf(new TreeSet<>(uids)));
    return uids;
  }

  static List<byte[]> readAll(MailSource source, List<MessageSummary> messages) throws Exception {
    var read = new ArrayList<byte[]>();
    var uids = new ArrayList<Long>();
    source.read(
        cursor(source),
        messages,
        message -> {
          try (var content = message.content()) {
            read.add(allOf(content));
            uids.add(message.summary().uid());
          }
        });
    assertThat(uids).isSorted().doesNotHaveDuplicates();
    return read;
  }

  static byte[] allOf(MimeContent content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
