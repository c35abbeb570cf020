package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The upload sessions of one mailbox; they survive a restart with what had arrived. */
public final class MailboxUploads {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Core core;
  private final Clock clock;
  private final Map<Long, UploadSession> sessions = new HashMap<>();
  private long lastNumber;

  MailboxUploads(Core core, Clock clock) {
    this.core = core;
    this.clock = clock;
  }

  public UploadSession open(MessageEntry message, ObjectNode item) {
    byte[] token = new byte[48];
    RANDOM.nextBytes(token);
    return core.locked(() -> {
      UploadSession session =
          new UploadSession(
              ++lastNumber,
              message.number(),
              Base64.getUrlEncoder().withoutPadding().encodeToString(token),
              clock.instant().plus(LIFETIME),
              item);
      core.journal().append(session.line());
      sessions.put(session.number(), session);
      return session;
    });
  }

  /**
   * The session of an upload URL.
   *
   * @throws GraphRefusal 404 when there is none or it has expired
   */
  public UploadSession find(long number, String token) {
    Instant now = clock.instant();
    return core.locked(() ->
        Optional.ofNullable(sessions.get(number))
            .filter(session -> session.token().equals(token))
            .filter(session -> now.isBefore(session.expires()))
            .orElseThrow(GraphRefusal::notFound));
  }

  public List<UploadSession> of(MessageEntry message) {
    return core.locked(
        () -> sessions.values().stream().filter(s -> s.message() == message.number()).toList());
  }

  public long arrivedBytes(UploadSession session) {
    return core.bytes().uploadedBytes(session.number());
  }

  /** Adds the next piece; one at a time, at the place where the last one ended. */
  public void append(UploadSession session, long offset, byte[] piece) {
    core.run(() -> {
      if (arrivedBytes(session) != offset || !sessions.containsKey(session.number())) {
        throw GraphRefusal.of(
            416, "ErrorInvalidContentRange", "The range is not the next expected one.");
      }
      core.bytes().appendUpload(session.number(), piece);
    });
  }

  /** Notes in {@code attachment} that its bytes are those of the session. */
  public void refer(UploadSession session, ObjectNode attachment) {
    core.bytes().refer(session.number(), session.totalBytes(), attachment);
  }

  public void close(UploadSession session) {
    core.run(() -> {
      core.journal().append(Json.object().put("op", "unsession").put("s", session.number()));
      sessions.remove(session.number());
    });
  }

  /** Takes a line of the journal that is about upload sessions. */
  void replay(JsonNode line) {
    long number = line.path("s").asLong();
    lastNumber = Math.max(lastNumber, number);
    if (line.path("op").asText().equals("session")) {
      sessions.put(number, UploadSession.of(line));
    } else {
      sessions.remove(number);
    }
  }

  /** Ends a session whose attachment is already part of its message. */
  void settle(JsonNode doc) {
    for (JsonNode attachment : doc.path("$attachments")) {
      if (attachment.has("$upload")) {
        sessions.remove(attachment.path("$upload").asLong());
      }
    }
  }
}
