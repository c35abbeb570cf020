package godwit.ledger.memory;

import godwit.batch.MailboxKey;
import godwit.ledger.FolderKey;
import godwit.ledger.Trace;
import godwit.ledger.Traces;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Traces in memory. */
public final class MemoryTraces implements Traces {
  private final Map<MailboxKey, TreeMap<String, Trace>> mailboxes = new HashMap<>();

  @Override
  public synchronized void save(MailboxKey mailbox, List<Trace> traces) {
    traces.forEach(t -> of(mailbox).put(place(t.folder(), t.validity(), t.uid()), t));
  }

  @Override
  public synchronized Set<String> folders(MailboxKey mailbox) {
    return of(mailbox).values().stream().map(Trace::folder).collect(Collectors.toSet());
  }

  @Override
  public synchronized List<Trace> of(FolderKey folder) {
    return of(folder.mailbox()).values().stream()
        .filter(t -> t.folder().equals(folder.id()))
        .toList();
  }

  @Override
  public synchronized List<Trace> of(FolderKey folder, UidValidity validity, UidRange range) {
    String first = place(folder.id(), validity, range.first());
    String last = place(folder.id(), validity, range.last());
    return List.copyOf(of(folder.mailbox()).subMap(first, true, last, true).values());
  }

  @Override
  public synchronized void purge(MailboxKey mailbox) {
    mailboxes.remove(mailbox);
  }

  private NavigableMap<String, Trace> of(MailboxKey mailbox) {
    return mailboxes.computeIfAbsent(mailbox, m -> new TreeMap<>());
  }

  private static String place(String folder, UidValidity validity, long uid) {
    return "%s-%016x-%08x".formatted(folder, validity.value(), uid);
  }
}
