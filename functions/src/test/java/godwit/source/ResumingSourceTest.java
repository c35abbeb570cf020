package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sessions that break, and what is shown all the same. */
class ResumingSourceTest {
  private static final SourceFolder FOLDER =
      new SourceFolder("A", List.of("A"), Optional.empty(), true);
  private static final FolderCursor CURSOR = new FolderCursor(FOLDER, new UidValidity(1));

  private final List<String> shown = new ArrayList<>();
  private final List<String> sessions = new ArrayList<>();

  @Test
  void a_break_is_mended_and_each_message_comes_once() throws Exception {
    var server = new Server(Set.of(3L), 1, "CONNECTION_LOST");

    read(server);

    assertThat(shown).containsExactly("1", "2", "3", "4", "5");
    assertThat(sessions).containsExactly("open", "close", "open", "close");
  }

  @Test
  void a_message_that_always_breaks_the_connection_is_shown_empty_and_holds_up_no_other()
      throws Exception {
    var server = new Server(Set.of(2L, 5L), Integer.MAX_VALUE, "READ_TIMEOUT");

    read(server);

    assertThat(shown).containsExactly("1", "2 empty", "3", "4", "5 empty");
  }

  @Test
  void in_a_silence_that_lasts_no_message_is_given_up() {
    var server = new Server(Set.of(1L, 2L, 3L, 4L, 5L), Integer.MAX_VALUE, "READ_TIMEOUT");

    assertThatThrownBy(() -> read(server))
        .isInstanceOfSatisfying(
            TransientException.class, e -> assertThat(e.code()).isEqualTo("READ_TIMEOUT"));
    assertThat(shown).isEmpty();
  }

  @Test
  void two_damaged_messages_side_by_side_are_given_up_where_one_before_them_is_read()
      throws Exception {
    var server = new Server(Set.of(4L, 5L), Integer.MAX_VALUE, "CONNECTION_LOST");
    try (var source = new ResumingSource(server::open)) {
      source.read(CURSOR, messages().subList(3, 5), this::show);
    }

    assertThat(shown).containsExactly("4 empty", "5 empty");
  }

  @Test
  void two_damaged_messages_at_the_beginning_hold_up_no_other() throws Exception {
    var server = new Server(Set.of(1L, 2L), Integer.MAX_VALUE, "CONNECTION_LOST");

    read(server);

    assertThat(shown).containsExactly("1 empty", "2 empty", "3", "4", "5");
  }

  @Test
  void a_damaged_message_that_was_given_up_long_ago_proves_nothing() throws Exception {
    var server = new Server(Set.of(1L, 3L), Integer.MAX_VALUE, "CONNECTION_LOST");
    try (var source = new ResumingSource(server::open)) {
      source.read(CURSOR, messages().subList(2, 5), this::show);
    }

    assertThat(shown).containsExactly("3 empty", "4", "5");
  }

  @Test
  void a_message_that_is_the_only_one_is_given_up_alone() throws Exception {
    var server = new Server(Set.of(1L), Integer.MAX_VALUE, "CONNECTION_LOST");
    try (var source = new ResumingSource(server::open)) {
      source.read(CURSOR, messages().subList(0, 1), this::show);
    }

    assertThat(shown).containsExactly("1 empty");
  }

  @Test
  void what_was_said_of_the_folders_outlives_a_break() throws Exception {
    var server = new Server(Set.of(3L), 1, "CONNECTION_LOST");
    try (var source = new ResumingSource(server::open)) {
      assertThat(source.folders()).containsExactly(FOLDER);
      source.read(CURSOR, messages(), message -> message.content().close());

      assertThat(sessions).containsExactly("open", "close", "open");
      assertThat(source.notes()).containsExactly("left out: B");
    }
  }

  @Test
  void a_server_that_says_why_it_ends_the_session_is_obeyed() {
    var server = new Server(Set.of(3L), 1, "UNAVAILABLE");

    assertThatThrownBy(() -> read(server))
        .isInstanceOfSatisfying(
            TransientException.class, e -> assertThat(e.code()).isEqualTo("UNAVAILABLE"));
    assertThat(shown).containsExactly("1", "2");
  }

  /** Dovecot says goodbye at a file that it cannot read. */
  @Test
  void a_message_at_which_the_server_always_says_goodbye_holds_up_no_other() throws Exception {
    var server = new Server(Set.of(1L, 2L, 5L), Integer.MAX_VALUE, "BYE");

    read(server);

    assertThat(shown).containsExactly("1 empty", "2 empty", "3", "4", "5 empty");
  }

  @Test
  void damaged_messages_at_both_ends_hide_no_sound_one_between_them() throws Exception {
    var server = new Server(Set.of(1L, 2L, 4L, 5L), Integer.MAX_VALUE, "BYE");

    read(server);

    assertThat(shown).containsExactly("1 empty", "2 empty", "3", "4 empty", "5 empty");
  }

  @Test
  void what_the_visitor_throws_is_no_break() throws Exception {
    var server = new Server(Set.of(), 0, "");
    try (var source = new ResumingSource(server::open)) {
      assertThatThrownBy(() ->
              source.read(
                  CURSOR,
                  messages(),
                  m -> {
                    throw new TransientException("CONNECTION_LOST", "the target's");
                  }))
          .hasMessageContaining("the target's");
    }
    assertThat(sessions).containsExactly("open", "close");
  }

  private void read(Server server) throws MigrationException {
    try (var source = new ResumingSource(server::open)) {
      source.read(CURSOR, messages(), this::show);
    }
  }

  private void show(SourceMessage message) {
    String empty = message.content().sizeBytes() == 0 ? " empty" : "";
    shown.add(message.summary().uid() + empty);
  }

  private static List<MessageSummary> messages() {
    return LongStream.rangeClosed(1, 5)
        .mapToObj(uid ->
            new MessageSummary(uid, 7, Optional.empty(), MessageFlags.NONE, Optional.empty()))
        .toList();
  }

  /** Breaks at some messages. */
  private final class Server {
    private final Set<Long> breaking;
    private final String code;
    private int breaksLeft;

    Server(Set<Long> breaking, int breaks, String code) {
      this.breaking = breaking;
      this.breaksLeft = breaks;
      this.code = code;
    }

    MailSource open() {
      sessions.add("open");
      return new Session(this);
    }
  }

  private final class Session implements MailSource {
    private final Server server;
    private List<String> notes = List.of();

    Session(Server server) {
      this.server = server;
    }

    @Override
    public List<SourceFolder> folders() {
      notes = List.of("left out: B");
      return List.of(FOLDER);
    }

    @Override
    public boolean labelled() {
      return false;
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public FolderState open(SourceFolder folder) {
      return new FolderState(new UidValidity(1), 6, 5, Optional.empty());
    }

    @Override
    public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange) {
      return List.of(new UidRange(1, 5));
    }

    @Override
    public List<MessageSummary> list(FolderCursor cursor, UidRange range) {
      return messages();
    }

    @Override
    public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since) {
      return messages().stream()
          .filter(m -> range.holds(m.uid()))
          .map(m -> new UidFlags(m.uid(), m.flags()))
          .toList();
    }

    @Override
    public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
        throws MigrationException {
      for (MessageSummary message : messages) {
        if (server.breaking.contains(message.uid()) && server.breaksLeft-- > 0) {
          throw new TransientException(server.code, "broke");
        }
        visitor.visit(new SourceMessage(message, new OneByte()));
      }
    }

    @Override
    public void close() {
      sessions.add("close");
    }
  }

  private static final class OneByte implements MimeContent {
    @Override
    public long sizeBytes() {
      return 1;
    }

    @Override
    public java.io.InputStream open() {
      return new java.io.ByteArrayInputStream(new byte[1]);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
