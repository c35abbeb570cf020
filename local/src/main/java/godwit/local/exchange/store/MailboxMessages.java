package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The messages of one mailbox. A message is a JSON document in Graph's spelling; members that begin
 * with a dollar sign are the store's own. Safe for any thread.
 */
public final class MailboxMessages {
  private final Core core;
  private final MailboxFolders folders;
  private final Clock clock;
  private final Map<Long, MessageEntry> entries = new HashMap<>();
  private final ValueIndex index = new ValueIndex();
  private long lastNumber;
  private long usedBytes;

  MailboxMessages(Core core, MailboxFolders folders, Clock clock) {
    this.core = core;
    this.folders = folders;
    this.clock = clock;
  }

  public String id(MessageEntry entry, boolean immutable) {
    return core.locked(() ->
        immutable
            ? ItemId.immutable(core.id(), entry.number()).text()
            : new ItemId(
                    ItemId.Kind.ORDINARY,
                    core.id(),
                    entry.number(),
                    entry.folder().number(),
                    entry.moves())
                .text());
  }

  /**
   * The message of an id of either form; an ordinary id ends with the next move.
   *
   * @throws GraphRefusal 404 ErrorItemNotFound, 400 ErrorInvalidIdMalformed
   */
  public MessageEntry find(String text) {
    ItemId id = ItemId.parse(text);
    return core.locked(() ->
        Optional.ofNullable(entries.get(id.number()))
            .filter(entry -> id.mailbox().equals(core.id()) && names(id, entry))
            .orElseThrow(GraphRefusal::notFound));
  }

  private static boolean names(ItemId id, MessageEntry entry) {
    return switch (id.kind()) {
      case IMMUTABLE -> true;
      case ORDINARY -> id.place() == entry.folder().number() && id.moves() == entry.moves();
      case FOLDER, ATTACHMENT -> false;
    };
  }

  /** The stored document. */
  public ObjectNode load(MessageEntry entry) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(core.journal().read(core.locked(entry::extent)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes with every change of the message. */
  public long version(MessageEntry entry) {
    return core.locked(() -> entry.extent().offset());
  }

  public long usedBytes() {
    return core.locked(() -> usedBytes);
  }

  public int count() {
    return core.locked(entries::size);
  }

  /**
   * Stores a new message.
   *
   * @throws GraphRefusal 507 ErrorQuotaExceeded when mailbox or folder is full, 404 when the folder
   *     has gone
   */
  public MessageEntry add(Folder folder, ObjectNode doc, long quotaBytes, int folderMessages) {
    byte[] json = Json.bytes(doc);
    long size = doc.path("$size").asLong();
    return core.locked(() -> {
      Folder there = folders.byNumber(folder.number());
      if (usedBytes + size > quotaBytes || there.messages().size() >= folderMessages) {
        throw quotaExceeded();
      }
      long number = lastNumber + 1;
      Extent extent = core.journal().append(head(number, there, 0), json);
      MessageEntry entry = new MessageEntry(number, clock.millis(), there, 0, extent);
      put(entry, doc, extent);
      return entry;
    });
  }

  public static GraphRefusal quotaExceeded() {
    return GraphRefusal.of(
        507, "ErrorQuotaExceeded", "The message store has reached its maximum size.");
  }

  /** Changes the document of a message in one step that no other change comes between. */
  public void edit(MessageEntry entry, Consumer<ObjectNode> change) {
    core.run(() -> {
      requirePresent(entry);
      ObjectNode doc = load(entry);
      ObjectNode before = doc.deepCopy();
      change.accept(doc);
      Extent extent =
          core.journal()
              .append(head(entry.number(), entry.folder(), entry.moves()), Json.bytes(doc));
      take(entry, before);
      put(entry, doc, extent);
    });
  }

  public void move(MessageEntry entry, Folder destination) {
    core.run(() -> {
      requirePresent(entry);
      long moves = entry.moves() + 1;
      core.journal()
          .append(
              Json.object()
                  .put("op", "move")
                  .put("n", entry.number())
                  .put("f", destination.number())
                  .put("m", moves));
      relocate(entry, destination, moves);
    });
  }

  public void remove(MessageEntry entry) {
    core.run(() -> {
      requirePresent(entry);
      ObjectNode doc = load(entry);
      core.journal().append(Json.object().put("op", "remove").put("n", entry.number()));
      take(entry, doc);
    });
  }

  /** Removes a folder, its subfolders and all their messages. */
  public void removeFolder(Folder top) {
    core.run(() -> {
      List<Folder> all = folders.subtree(top);
      for (Folder folder : all.reversed()) {
        List.copyOf(folder.messages().values()).forEach(this::remove);
        folders.remove(folder);
      }
    });
  }

  /** Up to {@code limit} messages after a place in the order, which is newest first or reversed. */
  public List<MessageEntry> after(
      Folder folder, Optional<SortKey> place, int limit, boolean newestFirst) {
    return core.locked(() -> {
      NavigableMap<SortKey, MessageEntry> all =
          newestFirst ? folder.messages() : folder.messages().descendingMap();
      return place.map(key -> all.tailMap(key, false)).orElse(all).values().stream()
          .limit(limit)
          .toList();
    });
  }

  /** Whether a value of this property can be looked up. */
  public static boolean isIndexed(String property) {
    return ValueIndex.covers(property);
  }

  /** Messages that may have the value, in any folder; the caller compares in full. */
  public List<MessageEntry> lookUp(String property, String value, boolean asPrefix) {
    return core.locked(
        () -> asPrefix ? index.startingWith(property, value) : index.equalTo(property, value));
  }

  /** Runs under the mailbox's lock. */
  public <T> T locked(Supplier<T> action) {
    return core.locked(action);
  }

  /** The message with this number, if it still exists. */
  public Optional<MessageEntry> byNumber(long number) {
    return core.locked(() -> Optional.ofNullable(entries.get(number)));
  }

  private static ObjectNode head(long number, Folder folder, long moves) {
    return Json.object()
        .put("op", "message")
        .put("n", number)
        .put("f", folder.number())
        .put("m", moves);
  }

  private void requirePresent(MessageEntry entry) {
    if (entries.get(entry.number()) != entry) {
      throw GraphRefusal.notFound();
    }
  }

  private void put(MessageEntry entry, JsonNode doc, Extent extent) {
    long received = Instant.parse(doc.path("receivedDateTime").asText()).toEpochMilli();
    entry.describe(extent, received, doc.path("isRead").asBoolean(), doc.path("$size").asLong());
    entries.put(entry.number(), entry);
    lastNumber = Math.max(lastNumber, entry.number());
    usedBytes += entry.sizeBytes();
    entry.folder().put(entry);
    index.add(doc, entry);
  }

  private void take(MessageEntry entry, JsonNode doc) {
    entries.remove(entry.number());
    usedBytes -= entry.sizeBytes();
    entry.folder().take(entry);
    index.remove(doc, entry);
  }

  private void relocate(MessageEntry entry, Folder destination, long moves) {
    entry.folder().take(entry);
    entry.moveTo(destination, moves);
    destination.put(entry);
  }

  /** Takes a line of the journal that is about messages. */
  void replay(JsonNode line, Extent extent) {
    long number = line.path("n").asLong();
    Optional<MessageEntry> known = byNumber(number);
    switch (line.path("op").asText()) {
      case "message" -> replayMessage(line, extent, known);
      case "move" ->
          relocate(
              known.orElseThrow(),
              folders.byNumber(line.path("f").asLong()),
              line.path("m").asLong());
      case "remove" -> known.ifPresent(entry -> take(entry, load(entry)));
      default -> throw new IllegalStateException("unknown journal line about messages");
    }
  }

  private void replayMessage(JsonNode line, Extent extent, Optional<MessageEntry> known) {
    JsonNode doc = line.path("doc");
    known.ifPresent(entry -> take(entry, load(entry)));
    MessageEntry entry =
        known.orElseGet(() ->
            new MessageEntry(
                line.path("n").asLong(),
                Instant.parse(doc.path("createdDateTime").asText()).toEpochMilli(),
                folders.byNumber(line.path("f").asLong()),
                line.path("m").asLong(),
                extent));
    put(entry, doc, extent);
  }
}
