package godwit.target.memory;

import godwit.target.MailTarget;
import godwit.target.TargetConnector;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mailboxes in memory, by address without case. Safe for use by many threads. */
public final class MemoryConnector implements TargetConnector {
  private final Map<String, MemoryMailbox> mailboxes = new ConcurrentHashMap<>();

  /** Makes a mailbox, or gives the one that is there. */
  public MemoryMailbox mailbox(String address) {
    return mailboxes.computeIfAbsent(key(address), unused -> new MemoryMailbox());
  }

  @Override
  public MailTarget open(String address) {
    return new MemoryTarget(Optional.ofNullable(mailboxes.get(key(address))));
  }

  private static String key(String address) {
    return address.toLowerCase(java.util.Locale.ROOT);
  }
}
