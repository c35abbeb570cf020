package godwit.local.exchange.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.schema.PropertyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** One mailbox: its policy, folders, messages and uploads, all in one directory. */
public final class Mailbox implements AutoCloseable {
  private final String address;
  private final Core core;
  private final MailboxFolders folders;
  private final MailboxMessages messages;
  private final MailboxUploads uploads;
  private final Set<String> namedProperties = new HashSet<>();
  private MailboxPolicy policy;
  private boolean isWhole;

  private Mailbox(Path directory, String address, MailboxPolicy initial, Clock clock) {
    this.address = address;
    this.policy = initial;
    this.core =
        new Core(
            UUID.nameUUIDFromBytes(address.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            new ReentrantLock(),
            new Journal(directory.resolve("journal.ndjson")),
            new ByteStore(directory));
    this.folders = new MailboxFolders(core);
    this.messages = new MailboxMessages(core, folders, clock);
    this.uploads = new MailboxUploads(core, clock);
  }

  /** Opens the mailbox in the directory, or makes one there with default folders. */
  static Mailbox open(Path directory, String address, MailboxPolicy initial, Clock clock) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Mailbox mailbox = new Mailbox(directory, address, initial, clock);
    mailbox.core.journal().replay(mailbox::replay);
    if (mailbox.isWhole) {
      return mailbox;
    }
    if (mailbox.core.journal().isEmpty()) {
      mailbox.folders.createDefaults(initial.language());
      mailbox.apply(initial);
      return mailbox;
    }
    // The policy is the last line of the first opening: a kill came before the mailbox was whole.
    mailbox.close();
    Directories.delete(directory);
    return open(directory, address, initial, clock);
  }

  /** Lower case. */
  public String address() {
    return address;
  }

  public UUID id() {
    return core.id();
  }

  public MailboxFolders folders() {
    return folders;
  }

  public MailboxMessages messages() {
    return messages;
  }

  public MailboxUploads uploads() {
    return uploads;
  }

  public ByteStore bytes() {
    return core.bytes();
  }

  public MailboxPolicy policy() {
    return core.locked(() -> policy);
  }

  /** Puts another policy in force and keeps it. */
  public void apply(MailboxPolicy other) {
    core.run(() -> {
      ObjectNode line = Json.object().put("op", "policy");
      line.set("policy", Json.MAPPER.valueToTree(other));
      core.journal().append(line);
      policy = other;
    });
  }

  /**
   * Counts a named property towards the mailbox's quota of them.
   *
   * @throws GraphRefusal 507 ErrorQuotaExceeded, with the misleading text that Exchange gives
   */
  public void register(PropertyId property, int limit) {
    core.run(() -> {
      if (!property.isNamed() || namedProperties.contains(property.key())) {
        return;
      }
      if (namedProperties.size() >= limit) {
        throw GraphRefusal.of(507, "ErrorQuotaExceeded", "Cannot get ID from name.");
      }
      core.journal().append(Json.object().put("op", "named").put("key", property.key()));
      namedProperties.add(property.key());
    });
  }

  private void replay(JsonNode line, Extent doc) {
    switch (line.path("op").asText()) {
      case "policy" -> {
        policy = policyOf(line.path("policy"));
        isWhole = true;
      }
      case "named" -> namedProperties.add(line.path("key").asText());
      case "folder", "rename", "unfolder" -> folders.replay(line);
      case "session", "unsession" -> uploads.replay(line);
      default -> {
        messages.replay(line, doc);
        uploads.settle(line.path("doc"));
      }
    }
  }

  private static MailboxPolicy policyOf(JsonNode node) {
    try {
      return Json.MAPPER.treeToValue(node, MailboxPolicy.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    core.run(() -> {
      core.journal().close();
      core.bytes().close();
    });
  }
}
