package godwit.source.memory;

import godwit.source.MailSource;
import godwit.source.MailboxFixture;
import godwit.source.MessageFlags;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A mailbox in memory: a server for one user. Sessions see changes at once. Safe for use by many
 * threads.
 */
public final class MemoryMailbox implements MailboxFixture {
  private final Map<List<String>, MemoryFolder> folders = new LinkedHashMap<>();
  private final Set<List<String>> locked = new HashSet<>();
  private final Map<List<String>, SpecialUse> uses = new HashMap<>();
  private long lastValidity = 1000;
  private long reads;
  private boolean sequenced = true;
  private boolean identified;
  private Runnable onRead = () -> {};
  private Consumer<List<String>> onOpen = path -> {};

  public MemoryMailbox() {
    createFolder(List.of("INBOX"));
    use(List.of("INBOX"), SpecialUse.INBOX);
  }

  /** A new session. */
  public MailSource session() {
    return new MemorySource(this);
  }

  @Override
  public synchronized void createFolder(List<String> path) {
    for (int depth = 1; depth <= path.size(); depth++) {
      folders.computeIfAbsent(
          List.copyOf(path.subList(0, depth)), p -> new MemoryFolder(++lastValidity, identified));
    }
  }

  /** Says what a folder is for. */
  public synchronized void use(List<String> path, SpecialUse use) {
    uses.put(List.copyOf(path), use);
  }

  @Override
  public synchronized void deleteFolder(List<String> path) {
    folders.remove(path);
  }

  /** Gives a folder another name; its messages keep their identifiers, its generation is new. */
  public synchronized void renameFolder(List<String> from, List<String> to) {
    renameOnly(from, to);
    existing(to).renew(++lastValidity);
  }

  /** Gives a folder another name; its generation stays (RFC 9051 §6.3.6). */
  public synchronized void renameOnly(List<String> from, List<String> to) {
    MemoryFolder folder = existing(from);
    folders.remove(from);
    folders.put(List.copyOf(to), folder);
  }

  /** From now on each message comes with the identity of its content (EMAILID, RFC 8474). */
  public synchronized void showEmailIds() {
    identified = true;
    folders.values().forEach(MemoryFolder::identify);
  }

  /** What happens before a folder is opened. */
  public synchronized void onOpen(Consumer<List<String>> happening) {
    onOpen = happening;
  }

  synchronized void opening(List<String> path) {
    onOpen.accept(path);
  }

  /** What happens before each message is read. */
  public synchronized void onRead(Runnable happening) {
    onRead = happening;
  }

  /** How many messages a folder has. */
  public synchronized int size(List<String> path) {
    return existing(path).messages().size();
  }

  /** How many messages were read whole. */
  public synchronized long reads() {
    return reads;
  }

  synchronized void countRead() {
    reads++;
    onRead.run();
  }

  /** Lets nobody open a folder, though it is listed. */
  public synchronized void lock(List<String> path) {
    locked.add(List.copyOf(path));
  }

  /** Opens it again. */
  public synchronized void unlock(List<String> path) {
    locked.remove(path);
  }

  /** Moves a message as a mail program does (RFC 6851): its date and flags stay. */
  public synchronized void move(List<String> from, long uid, List<String> to) {
    var stored = existing(from).messages().get(uid);
    var summary = stored.summary();
    if (existing(to).append(stored.content(), summary.internalDate(), summary.flags()) > 0) {
      existing(from).expunge(uid);
    }
  }

  /** The identifiers of a folder's messages. */
  public synchronized List<Long> uids(List<String> path) {
    return List.copyOf(existing(path).messages().keySet());
  }

  /** From now on nothing tells which messages changed. */
  public synchronized void hideModSeqs() {
    sequenced = false;
  }

  synchronized Optional<Long> shown(long modSeq) {
    return sequenced ? Optional.of(modSeq) : Optional.empty();
  }

  /** Starts a new generation: the same messages under new identifiers. */
  public synchronized void renewValidity(List<String> path) {
    existing(path).renew(++lastValidity);
  }

  /** From now on every folder says the same UIDVALIDITY, as some servers do. */
  public synchronized void oneValidityForAll() {
    folders.values().forEach(folder -> folder.say(1));
  }

  /** From now on a folder never raises the UIDNEXT that it says, as some servers do. */
  public synchronized void keepUidNext(List<String> path) {
    existing(path).keepUidNext();
  }

  /** Leaves a gap in the identifiers before the next message. */
  public synchronized void skipUids(List<String> path, long count) {
    existing(path).skipUids(count);
  }

  @Override
  public void append(List<String> path, byte[] message, Instant received, Set<String> flags) {
    long uid = add(path, message, Optional.of(received), flagsOf(flags));
    if (uid < 1) {
      throw new IllegalStateException("no identifier left");
    }
  }

  /** Adds a message and says which identifier it got. */
  public synchronized long add(
      List<String> path, byte[] message, Optional<Instant> received, MessageFlags flags) {
    return existing(path).append(new MemoryContent(message.clone()), received, flags);
  }

  @Override
  public synchronized void expunge(List<String> path, long uid) {
    existing(path).expunge(uid);
  }

  /** Replaces the flags of a message. */
  public synchronized void flag(List<String> path, long uid, MessageFlags flags) {
    existing(path).flag(uid, flags);
  }

  @Override
  public synchronized void mark(List<String> path, long uid, String flag) {
    MessageFlags had = existing(path).messages().get(uid).summary().flags();
    var names = flags(path, uid);
    names.addAll(had.keywords());
    names.add(flag);
    flag(path, uid, flagsOf(names));
  }

  @Override
  public synchronized Set<String> flags(List<String> path, long uid) {
    MessageFlags flags = existing(path).messages().get(uid).summary().flags();
    var names = new HashSet<String>();
    SYSTEM.forEach((name, is) -> {
      if (is.apply(flags)) {
        names.add(name);
      }
    });
    return names;
  }

  synchronized List<SourceFolder> list() {
    return folders.keySet().stream()
        .map(path -> new SourceFolder(wireName(path), path, use(path), true))
        .sorted(
            Comparator.comparing((SourceFolder f) -> !f.path().equals(List.of("INBOX")))
                .thenComparing(SourceFolder::display))
        .toList();
  }

  /** Runs {@code look} on a folder while nothing changes; empty if there is no such folder. */
  synchronized <T> Optional<T> look(String wireName, Function<MemoryFolder, T> look) {
    return folders.entrySet().stream()
        .filter(e -> wireName(e.getKey()).equals(wireName) && !locked.contains(e.getKey()))
        .findFirst()
        .map(e -> look.apply(e.getValue()));
  }

  private MemoryFolder existing(List<String> path) {
    return Optional.ofNullable(folders.get(path))
        .orElseThrow(() -> new IllegalArgumentException("no folder " + path));
  }

  private Optional<SpecialUse> use(List<String> path) {
    return Optional.ofNullable(uses.get(path));
  }

  private static String wireName(List<String> path) {
    return String.join("\u0001", path);
  }

  private static MessageFlags flagsOf(Set<String> flags) {
    var keywords = new HashSet<>(flags);
    keywords.removeAll(SYSTEM.keySet());
    return new MessageFlags(
        flags.contains("\\Seen"),
        flags.contains("\\Answered"),
        flags.contains("\\Flagged"),
        flags.contains("\\Draft"),
        flags.contains("\\Deleted"),
        keywords);
  }

  private static final Map<String, Function<MessageFlags, Boolean>> SYSTEM =
      Map.of(
          "\\Seen", MessageFlags::seen,
          "\\Answered", MessageFlags::answered,
          "\\Flagged", MessageFlags::flagged,
          "\\Draft", MessageFlags::draft,
          "\\Deleted", MessageFlags::deleted);
}
