package godwit.source.memory;

import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.UidValidity;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A folder with its messages. Guarded by its mailbox. */
final class MemoryFolder {
  record Stored(MessageSummary summary, MemoryContent content, long modSeq) {}

  private final TreeMap<Long, Stored> messages = new TreeMap<>();
  private long validity;
  private long uidNext = 1;
  private long modSeq = 1;
  private boolean uidNextStays;
  private boolean identified;

  /**
   * An empty folder.
   *
   * @param identified whether it tells the identity of each message's content
   */
  MemoryFolder(long validity, boolean identified) {
    this.validity = validity;
    this.identified = identified;
  }

  void identify() {
    identified = true;
  }

  NavigableMap<Long, Stored> messages() {
    return messages;
  }

  UidValidity validity() {
    return new UidValidity(validity);
  }

  /** What is said of the next identifier, which need not be so. */
  long uidNext() {
    return uidNextStays ? 1 : uidNext;
  }

  void keepUidNext() {
    uidNextStays = true;
  }

  void say(long otherValidity) {
    validity = otherValidity;
  }

  long modSeq() {
    return modSeq;
  }

  long append(MemoryContent content, Optional<Instant> received, MessageFlags flags) {
    long uid = uidNext++;
    Optional<String> emailId = identified ? Optional.of(content.identity()) : Optional.empty();
    var summary = new MessageSummary(uid, content.sizeBytes(), received, flags, emailId);
    messages.put(uid, new Stored(summary, content, ++modSeq));
    return uid;
  }

  void expunge(long uid) {
    messages.remove(uid);
    modSeq++;
  }

  void flag(long uid, MessageFlags flags) {
    long count = ++modSeq;
    messages.computeIfPresent(
        uid, (u, stored) -> new Stored(with(stored, flags), stored.content(), count));
  }

  void skipUids(long count) {
    uidNext += count;
  }

  /** Same messages under new identifiers. */
  void renew(long newValidity) {
    var old = List.copyOf(messages.values());
    messages.clear();
    validity = newValidity;
    uidNext = 1;
    old.forEach(s -> append(s.content(), s.summary().internalDate(), s.summary().flags()));
  }

  private static MessageSummary with(Stored stored, MessageFlags flags) {
    var s = stored.summary();
    return new MessageSummary(s.uid(), s.sizeBytes(), s.internalDate(), flags, s.emailId());
  }
}
