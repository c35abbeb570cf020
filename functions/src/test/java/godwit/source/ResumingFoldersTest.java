package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One folder that cannot be opened or planned, and what becomes of the others. */
class ResumingFoldersTest {
  private static final SourceFolder INBOX = folder("INBOX");
  private static final SourceFolder BAD = folder("Bad");

  private final List<String> sessions = new ArrayList<>();
  private Set<SourceFolder> unopened = Set.of();
  private Set<SourceFolder> unplanned = Set.of();
  private Optional<MigrationException> refusal = Optional.empty();
  private TransientException trouble = new TransientException("CONNECTION_LOST", "broke");

  private static SourceFolder folder(String name) {
    return new SourceFolder(name, List.of(name), Optional.empty(), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECTION_LOST", "BYE", "BAD", "SERVERBUG", "UNAVAILABLE"})
  void a_folder_that_cannot_be_opened_is_told_and_the_others_are_open(String code)
      throws Exception {
    unopened = Set.of(BAD);
    trouble = new TransientException(code, "broke");
    try (var source = listed()) {
      assertThatThrownBy(() -> source.open(BAD))
          .isInstanceOfSatisfying(
              FolderChangedException.class, e -> assertThat(e.code()).isEqualTo("OPEN_BREAKS"));
      assertThat(source.open(INBOX).messages()).isEqualTo(5);
    }
    assertThat(sessions).containsExactly("open", "close", "open", "close", "open", "close");
  }

  @Test
  void what_a_person_can_do_depends_on_what_the_server_did() throws Exception {
    unopened = Set.of(BAD);
    try (var source = listed()) {
      assertThatThrownBy(() -> source.open(BAD)).hasMessageContaining("rename it");
    }
    trouble = new TransientException("SERVERBUG", "broke");
    try (var source = listed()) {
      assertThatThrownBy(() -> source.open(BAD))
          .hasMessageContaining("SERVERBUG")
          .hasMessageContaining("its log");
    }
  }

  @Test
  void a_folder_that_opens_and_cannot_be_planned_is_told_and_the_others_are_planned()
      throws Exception {
    unplanned = Set.of(BAD);
    trouble = new TransientException("NO", "refused");
    try (var source = listed()) {
      assertThatThrownBy(() -> source.plan(cursor(BAD), 1, 100))
          .isInstanceOf(FolderChangedException.class);
      assertThat(source.plan(cursor(INBOX), 1, 100)).hasSize(1);
    }
  }

  @Test
  void a_break_that_does_not_come_again_is_mended() throws Exception {
    unopened = Set.of(BAD);
    try (var source =
        new ResumingSource(() -> {
          unopened = sessions.isEmpty() ? unopened : Set.of();
          return session();
        })) {
      assertThat(source.open(BAD).messages()).isEqualTo(5);
    }
  }

  @Test
  void in_an_outage_no_folder_is_left_out() throws Exception {
    unopened = Set.of(INBOX, BAD);
    unplanned = unopened;
    trouble = new TransientException("SERVERBUG", "broke");
    try (var source = listed()) {
      assertThatThrownBy(() -> source.open(BAD)).isSameAs(trouble);
      assertThatThrownBy(() -> source.plan(cursor(BAD), 1, 100)).isSameAs(trouble);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INUSE", "MAINTENANCE", "SPOOL", "FOLDER_IN_MOTION"})
  void trouble_that_is_not_the_folders_is_not_looked_into(String code) throws Exception {
    unopened = Set.of(BAD);
    trouble = new TransientException(code, "later");
    try (var source = listed()) {
      assertThatThrownBy(() -> source.open(BAD)).isSameAs(trouble);
    }
    assertThat(sessions).containsExactly("open", "close");
  }

  @Test
  void a_server_that_says_when_to_come_back_is_obeyed() throws Exception {
    unopened = Set.of(BAD);
    trouble = new TransientException("BYE", "later", Duration.ofMinutes(5));
    try (var source = listed()) {
      assertThatThrownBy(() -> source.open(BAD)).isSameAs(trouble);
    }
    assertThat(sessions).containsExactly("open", "close");
  }

  /** Servers that count log-ins say that the password is wrong. */
  @Test
  void a_log_in_that_is_refused_in_the_middle_blocks_no_mailbox() throws Exception {
    unopened = Set.of(BAD);
    try (var source = listed()) {
      refusal = Optional.of(new MailboxBlockedException("AUTHENTICATIONFAILED", "no; check it"));

      assertThatThrownBy(() -> source.open(BAD))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("AUTHENTICATIONFAILED"))
          .hasMessageContaining("check it")
          .hasMessageContaining("a moment ago");
    }
  }

  @Test
  void a_first_log_in_that_is_refused_blocks_the_mailbox() {
    refusal = Optional.of(new MailboxBlockedException("AUTHENTICATIONFAILED", "no"));

    assertThatThrownBy(() -> new ResumingSource(this::session).close())
        .isSameAs(refusal.orElseThrow());
  }

  private static FolderCursor cursor(SourceFolder folder) {
    return new FolderCursor(folder, new UidValidity(1));
  }

  private MailSource listed() throws MigrationException {
    sessions.clear();
    var source = new ResumingSource(this::session);
    assertThat(source.folders()).containsExactly(INBOX, BAD);
    return source;
  }

  private MailSource session() throws MigrationException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    sessions.add("open");
    return new Session();
  }

  private final class Session implements MailSource {
    @Override
    public List<SourceFolder> folders() {
      return List.of(INBOX, BAD);
    }

    @Override
    public boolean labelled() {
      return false;
    }

    @Override
    public List<String> notes() {
      return List.of();
    }

    @Override
    public FolderState open(SourceFolder folder) throws MigrationException {
      require(!unopened.contains(folder));
      return new FolderState(new UidValidity(1), 6, 5, Optional.empty());
    }

    @Override
    public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
        throws MigrationException {
      require(!unplanned.contains(cursor.folder()));
      return List.of(new UidRange(1, 5));
    }

    private void require(boolean well) throws MigrationException {
      if (!well) {
        throw trouble;
      }
    }

    @Override
    public List<MessageSummary> list(FolderCursor cursor, UidRange range) {
      return List.of();
    }

    @Override
    public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since) {
      return List.of();
    }

    @Override
    public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor) {
      // Nothing is read here.
    }

    @Override
    public void close() {
      sessions.add("close");
    }
  }
}
