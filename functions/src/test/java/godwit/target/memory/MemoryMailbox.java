package godwit.target.memory;

import godwit.target.ArrivedMessage;
import godwit.target.ArrivedMessage.ArrivedAttachment;
import godwit.target.MessageMarks;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import godwit.target.MessageStamp;
import godwit.target.StampedMessage;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetMessageId;
import godwit.target.TargetProbe;
import godwit.target.WellKnownFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What one mailbox holds. Safe for use by many threads. */
public final class MemoryMailbox implements TargetProbe {
  private final Map<List<String>, TargetFolderId> folders = new LinkedHashMap<>();
  private final Set<String> occupied = new HashSet<>();
  private final Map<String, Held> messages = new LinkedHashMap<>();
  private final Set<List<String>> fleeting = new HashSet<>();
  private int made;
  private static final String VERB = "Integer 0x1081";

  record Held(TargetFolderId folder, String stamp, ArrivedMessage message) {}

  /** Gives a name beside the inbox to something that is no mail folder. */
  public synchronized void occupy(String name) {
    occupied.add(name);
  }

  synchronized TargetFolderPath free(TargetFolderPath path) {
    boolean taken =
        path.root() == WellKnownFolder.ROOT && occupied.contains(path.names().getFirst());
    if (!taken) {
      return path;
    }
    List<String> names = new ArrayList<>(List.of(TargetFolderPath.IMPORTED));
    names.addAll(path.names());
    return new TargetFolderPath(WellKnownFolder.ROOT, names);
  }

  /** Every folder that was asked for, its path in lower case, the root's name first. */
  public synchronized Map<List<String>, TargetFolderId> folders() {
    return Map.copyOf(folders);
  }

  /** The stamps of the messages of a folder, in the order of their arrival. */
  public synchronized List<String> stamps(TargetFolderId folder) {
    return messages.values().stream()
        .filter(held -> held.folder().equals(folder))
        .map(Held::stamp)
        .toList();
  }

  /** Removes a message, as its owner may. */
  public synchronized void remove(TargetMessageId id) {
    messages.remove(id.value());
  }

  /** Copies a message within its folder, as its owner may: the stamp goes along. */
  public synchronized void copyOf(TargetMessageId id) {
    Held held = get(id).orElseThrow();
    messages.put(id.value() + "-copy", held);
  }

  /** Removes a folder with what is in it, as its owner may; asked for again it is another one. */
  public synchronized void removeFolder(List<String> path) {
    TargetFolderId gone = folders.remove(path);
    messages.values().removeIf(held -> held.folder().equals(gone));
  }

  /** Gives a folder another name, as its owner may; it stays the same one. */
  public synchronized void renameFolder(List<String> from, List<String> to) {
    TargetFolderId folder = Optional.ofNullable(folders.remove(from)).orElseThrow();
    folders.put(List.copyOf(to), folder);
  }

  /** From now on a folder of this path is gone as soon as it is made. */
  public synchronized void keepNoFolder(List<String> path) {
    fleeting.add(path);
  }

  /** Whether there is a folder of this identity. */
  synchronized boolean holds(TargetFolderId folder) {
    return folders.containsValue(folder);
  }

  /** Moves a message to another folder, as its owner may. */
  public synchronized void move(TargetMessageId id, TargetFolderId to) {
    messages.computeIfPresent(
        id.value(), (key, held) -> new Held(to, held.stamp(), held.message()));
  }

  synchronized boolean follow(
      TargetMessageId id, TargetFolderId from, TargetFolderId to, String stamp) {
    Optional<Held> found =
        get(id).filter(held -> held.folder().equals(from) || held.folder().equals(to));
    found.ifPresent(held -> store(new Held(to, stamp, held.message())));
    return found.isPresent();
  }

  @Override
  public synchronized List<ArrivedMessage> messages(TargetFolderId folder) {
    return messages.values().stream()
        .filter(held -> held.folder().equals(folder))
        .map(Held::message)
        .toList();
  }

  @Override
  public synchronized void removeAnAttachment(TargetMessageId id) {
    messages.computeIfPresent(
        id.value(),
        (key, held) -> {
          List<ArrivedAttachment> fewer = new ArrayList<>(held.message().attachments());
          fewer.removeLast();
          return new Held(held.folder(), held.stamp(), with(held.message(), fewer));
        });
  }

  synchronized TargetFolderId folder(List<String> path) {
    TargetFolderId folder =
        folders.computeIfAbsent(path, unused -> new TargetFolderId("folder-" + ++made));
    if (fleeting.contains(path)) {
      folders.remove(path);
    }
    return folder;
  }

  synchronized Optional<Held> get(TargetMessageId id) {
    return Optional.ofNullable(messages.get(id.value()));
  }

  /** Every message by its stamp. */
  public synchronized List<StampedMessage> stamped() {
    return messages.entrySet().stream()
        .map(held ->
            new StampedMessage(
                new MessageStamp(held.getValue().stamp()),
                new TargetMessageId(held.getKey()),
                Optional.of(held.getValue().message().received())))
        .toList();
  }

  synchronized void store(Held held) {
    messages.put(held.message().id(), held);
  }

  synchronized Optional<Held> find(TargetFolderId folder, String stamp) {
    return messages.values().stream()
        .filter(held -> held.folder().equals(folder) && held.stamp().equals(stamp))
        .findFirst();
  }

  /** Changes the marks of a message, as its owner may; gives what it has then. */
  public synchronized Optional<MessageMarks> mark(
      TargetMessageId id, UnaryOperator<MessageMarks> change) {
    Optional<Held> found = get(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ArrivedMessage message = found.get().message();
    MessageMarks marks = change.apply(marks(message));
    store(new Held(found.get().folder(), found.get().stamp(), with(message, marks)));
    return Optional.of(marks);
  }

  /** The marks of every message, in the order of their arrival. */
  public synchronized List<MessageMarks> marks() {
    return messages.values().stream().map(held -> marks(held.message())).toList();
  }

  private static MessageMarks marks(ArrivedMessage message) {
    Verb verb =
        switch (message.properties().getOrDefault(VERB, "")) {
          case "102", "103" -> Verb.REPLIED;
          case "104" -> Verb.FORWARDED;
          default -> Verb.NONE;
        };
    return new MessageMarks(message.read(), message.flagged() ? Flag.FLAGGED : Flag.NONE, verb);
  }

  private static ArrivedMessage with(ArrivedMessage m, MessageMarks marks) {
    Map<String, String> properties = new HashMap<>(m.properties());
    switch (marks.verb()) {
      case REPLIED -> properties.put(VERB, "102");
      case FORWARDED -> properties.put(VERB, "104");
      case NONE -> properties.remove(VERB);
    }
    return new ArrivedMessage(
        m.id(),
        m.subject(),
        m.body(),
        m.from(),
        m.to(),
        m.internetMessageId(),
        m.received(),
        m.draft(),
        marks.read(),
        marks.flag() == Flag.FLAGGED,
        m.categories(),
        properties,
        m.attachments());
  }

  private static ArrivedMessage with(ArrivedMessage m, List<ArrivedAttachment> attachments) {
    return new ArrivedMessage(
        m.id(),
        m.subject(),
        m.body(),
        m.from(),
        m.to(),
        m.internetMessageId(),
        m.received(),
        m.draft(),
        m.read(),
        m.flagged(),
        m.categories(),
        m.properties(),
        attachments);
  }
}
