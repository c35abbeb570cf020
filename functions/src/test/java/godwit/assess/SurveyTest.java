package godwit.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.assess.SourceSurvey.Seen;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.folder.FolderRules;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.SourceFigures;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.MailTarget;
import godwit.target.memory.MemoryConnector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static final long LIMIT = 35L * 1024 * 1024;

  private final Server server = new Server();

  @Test
  void adds_up_folders_and_finds_what_is_too_large() throws Exception {
    server.folder("INBOX", 10, 1_000);
    server.folder("Plans", 3, 40_000_000);
    server.folder("Empty", 0, 0);

    Assessment found = assess();

    assertThat(found.figures().folders()).isEqualTo(3);
    assertThat(found.figures().emptyFolders()).isEqualTo(1);
    assertThat(found.figures().messages()).isEqualTo(13);
    assertThat(found.figures().bytes()).isEqualTo(120_010_000);
    assertThat(found.figures().largestBytes()).isEqualTo(40_000_000);
    assertThat(found.figures().overLimit()).isEqualTo(3);
    assertThat(text(found, Warning.Kind.TOO_LARGE)).startsWith("3 messages are larger than the 37");
  }

  @Test
  void a_huge_folder_is_sized_in_part_and_its_rest_told_by_the_server() throws Exception {
    server.folder("INBOX", 250_000, 100);
    server.sizes.put("INBOX", 99_000_000L);

    Assessment found = assess();

    assertThat(server.sized).hasSize(20).contains(new UidRange(245_001, 250_000));
    assertThat(found.figures().bytes()).isEqualTo(99_000_000);
    assertThat(found.figures().messages()).isEqualTo(250_000);
    assertThat(found.figures().estimated()).isTrue();
  }

  @Test
  void a_huge_folder_of_a_server_that_tells_nothing_is_estimated_by_its_newest() throws Exception {
    server.folder("INBOX", 250_000, 100);

    assertThat(assess().figures().bytes()).isEqualTo(25_000_000);
  }

  @Test
  void without_time_folders_are_counted_only() throws Exception {
    server.folder("INBOX", 10, 100);
    server.sizes.put("INBOX", 7L);

    Assessment found = new Survey(FolderRules.NONE, () -> false, e -> true).of(server, target());

    assertThat(server.sized).isEmpty();
    assertThat(found.figures().messages()).isEqualTo(10);
    assertThat(found.figures().bytes()).isEqualTo(7);
    assertThat(kinds(found)).contains(Warning.Kind.ESTIMATED);
  }

  @Test
  void says_what_would_surprise() throws Exception {
    server.folder("INBOX", 10, 1_000);
    server.folder("Locked", -1, 0);
    server.folder(" Trailing ", 1, 10);
    server.folder("Calendar", 1, 10);
    server.folder("Huge", 1_000_001, 0);
    server.notes.add("left out: folders of other users or of everybody: Shared");
    server.validity = 0;
    server.quota = Optional.of(new SourceFigures.Quota(960_000_000, 1_000_000_000));

    assertThat(kinds(assess()))
        .contains(
            Warning.Kind.ESTIMATED,
            Warning.Kind.SOURCE_QUOTA,
            Warning.Kind.FOLDER_LIMIT,
            Warning.Kind.NO_UIDVALIDITY,
            Warning.Kind.FOLDER_UNREADABLE,
            Warning.Kind.LEFT_OUT,
            Warning.Kind.FOLDER_CHANGES,
            Warning.Kind.NON_MAIL_FOLDER)
        .doesNotContain(Warning.Kind.INBOX_ONLY);
  }

  /** Else the forecast would count what a saved search shows twice. */
  @Test
  void what_only_shows_other_folders_is_told_and_not_added_up() throws Exception {
    server.folder("INBOX", 10, 1_000);
    server.folder("Big mails", 10, 1_000);
    server.views.add("Big mails");

    Seen seen = new SourceSurvey(FolderRules.NONE, 150_000_000, () -> true).look(server);

    assertThat(seen.figures().messages()).isEqualTo(10);
    assertThat(seen.changes()).singleElement().asString().contains("Big mails");
  }

  @Test
  void a_mailbox_larger_than_the_usual_room_is_told_and_that_graph_cannot_tell() throws Exception {
    server.folder("INBOX", 10, 5_000_000_000L);
    server.folder("Sent", 1, 10);

    assertThat(text(assess(), Warning.Kind.TARGET_ROOM))
        .contains("50.0 GB", "Graph v1.0 tells neither quota nor use");
  }

  @Test
  void what_the_server_counts_and_does_not_show_is_told() throws Exception {
    server.folder("INBOX", 1, 1_000);
    server.folder("Sent", 1, 1_000);
    server.quota = Optional.of(new SourceFigures.Quota(900_000_000, 5_000_000_000L));

    assertThat(text(assess(), Warning.Kind.SOURCE_HIDES)).contains("900 MB are in use");
  }

  @Test
  void many_tiny_folders_take_longer_than_they_look() throws Exception {
    server.folder("INBOX", 1, 1_000);
    for (int i = 0; i < 600; i++) {
      server.folder("f" + i, 2, 10);
    }

    assertThat(kinds(assess())).containsExactly(Warning.Kind.MANY_FOLDERS);
  }

  @Test
  void gmail_that_hides_all_mail_is_blocked_and_other_gmail_is_told() throws Exception {
    server.labelled = true;
    server.folder("INBOX", 1, 10);
    assertThat(assess().source().orElseThrow().code()).isEqualTo("ALL_MAIL_HIDDEN");

    server.folder("All Mail", 1_000, 10);
    server.uses.put("All Mail", SpecialUse.ALL);
    Assessment found = assess();

    assertThat(found.figures().messages()).isEqualTo(1_000);
    assertThat(kinds(found)).contains(Warning.Kind.GMAIL, Warning.Kind.SOURCE_HIDES);
  }

  @Test
  void trouble_that_may_pass_is_no_answer_before_the_last_try() throws Exception {
    var lost = new TransientException("CONNECTION_LOST", "the connection broke");
    var early = new Survey(FolderRules.NONE, () -> true, e -> false);
    var late = new Survey(FolderRules.NONE, () -> true, e -> true);

    assertThatThrownBy(() -> early.of(() -> fail(lost), target())).isSameAs(lost);
    assertThat(late.of(() -> fail(lost), target()).source())
        .contains(new Obstacle("CONNECTION_LOST", "the connection broke"));
  }

  @Test
  void a_missing_target_hides_nothing_of_the_source() throws Exception {
    server.folder("INBOX", 2, 10);
    server.folder("Sent", 2, 10);

    Assessment found =
        new Survey(FolderRules.NONE, () -> true, e -> e instanceof MailboxBlockedException)
            .of(server, new MemoryConnector().open("nobody@contoso.example"));

    assertThat(found.target().orElseThrow().code()).isEqualTo("ErrorInvalidUser");
    assertThat(found.figures().messages()).isEqualTo(4);
    assertThat(found.readiness()).contains(Readiness.BLOCKED);
  }

  private Assessment assess() throws MigrationException {
    return new Survey(FolderRules.NONE, () -> true, e -> true).of(server, target());
  }

  private static MailTarget target() {
    var targets = new MemoryConnector();
    var unused = targets.mailbox("ada@contoso.example");
    MailTarget target = targets.open("ada@contoso.example");
    assertThat(target.limits().messageBytes()).isEqualTo(LIMIT);
    return target;
  }

  private static List<Warning.Kind> kinds(Assessment found) {
    return found.warnings().stream().map(Warning::kind).toList();
  }

  private static String text(Assessment found, Warning.Kind kind) {
    return found.warnings().stream()
        .filter(w -> w.kind() == kind)
        .map(Warning::text)
        .findFirst()
        .orElseThrow();
  }

  private static MailSource fail(MigrationException trouble) throws MigrationException {
    throw trouble;
  }

  /** A server of folders whose messages all have one size; a negative count cannot be opened. */
  private static final class Server implements MailSource, SourceFigures, Survey.Opening {
    private record Folder(long messages, long size) {}

    private final Map<String, Folder> folders = new LinkedHashMap<>();
    final Map<String, SpecialUse> uses = new LinkedHashMap<>(Map.of("INBOX", SpecialUse.INBOX));
    final Map<String, Long> sizes = new LinkedHashMap<>();
    final List<UidRange> sized = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    Optional<Quota> quota = Optional.empty();
    final Set<String> views = new HashSet<>();
    long validity = 7;
    boolean labelled;

    void folder(String name, long messages, long size) {
      folders.put(name, new Folder(messages, size));
    }

    private Folder of(SourceFolder folder) {
      return Optional.ofNullable(folders.get(folder.wireName())).orElseThrow();
    }

    @Override
    public MailSource open() {
      return this;
    }

    @Override
    public List<SourceFolder> folders() {
      return folders.keySet().stream()
          .map(name ->
              new SourceFolder(name, List.of(name), Optional.ofNullable(uses.get(name)), true))
          .toList();
    }

    @Override
    public boolean labelled() {
      return labelled;
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public FolderState open(SourceFolder folder) throws MigrationException {
      long messages = of(folder).messages();
      if (messages < 0) {
        throw new FolderChangedException("NOPERM", "the server does not let you open it");
      }
      return new FolderState(
          new UidValidity(validity),
          messages + 1,
          messages,
          Optional.empty(),
          views.contains(folder.wireName()));
    }

    @Override
    public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange) {
      var ranges = new ArrayList<UidRange>();
      long messages = of(cursor.folder()).messages();
      for (long from = fromUid; from <= messages; from += messagesPerRange) {
        ranges.add(new UidRange(from, Math.min(messages, from + messagesPerRange - 1)));
      }
      return ranges;
    }

    @Override
    public List<MessageSummary> list(FolderCursor cursor, UidRange range) {
      throw new AssertionError("summaries are not needed");
    }

    @Override
    public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since) {
      return List.of();
    }

    @Override
    public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor) {
      throw new AssertionError("messages are not read");
    }

    @Override
    public SourceFigures figures() {
      return this;
    }

    @Override
    public SortedMap<Long, Long> sizes(FolderCursor cursor, UidRange range) {
      sized.add(range);
      var all = new TreeMap<Long, Long>();
      for (long uid = range.first(); uid <= range.last(); uid++) {
        all.put(uid, of(cursor.folder()).size());
      }
      return all;
    }

    @Override
    public Optional<Long> bytes(SourceFolder folder) {
      return Optional.ofNullable(sizes.get(folder.wireName()));
    }

    @Override
    public Optional<Quota> quota() {
      return quota;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
