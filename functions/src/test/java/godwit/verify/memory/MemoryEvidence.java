package godwit.verify.memory;

import godwit.batch.MailboxKey;
import godwit.target.StampPlace;
import godwit.verify.Difference;
import godwit.verify.Evidence;
import godwit.verify.FolderCheck;
import godwit.verify.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Evidence in memory. */
public final class MemoryEvidence implements Evidence {
  private final Map<MailboxKey, Kept> mailboxes = new HashMap<>();

  private static final class Kept {
    Walk walk;
    final Map<Integer, List<Sighting>> pages = new TreeMap<>();
    final Map<Integer, FolderCheck> folders = new TreeMap<>();
    final Map<Integer, List<Difference>> differences = new TreeMap<>();

    Kept(Walk walk) {
      this.walk = walk;
    }
  }

  @Override
  public synchronized Optional<Walk> walk(MailboxKey mailbox, String run) {
    return Optional.ofNullable(mailboxes.get(mailbox))
        .map(kept -> kept.walk)
        .filter(walk -> walk.run().equals(run));
  }

  @Override
  public synchronized Walk begin(MailboxKey mailbox, String run) {
    var walk = new Walk(run, StampPlace.START, 0, false);
    mailboxes.put(mailbox, new Kept(walk));
    return walk;
  }

  @Override
  public synchronized void add(MailboxKey mailbox, Walk next, List<Sighting> page) {
    Kept kept = kept(mailbox);
    kept.walk = next;
    kept.pages.put(next.pages(), List.copyOf(page));
  }

  @Override
  public synchronized List<Sighting> sightings(MailboxKey mailbox) {
    return kept(mailbox).pages.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public synchronized void settle(
      MailboxKey mailbox, int index, FolderCheck check, List<Difference> differences) {
    kept(mailbox).folders.put(index, check);
    kept(mailbox).differences.put(index, List.copyOf(differences));
  }

  @Override
  public synchronized List<FolderCheck> folders(MailboxKey mailbox) {
    return List.copyOf(kept(mailbox).folders.values());
  }

  @Override
  public synchronized Page differences(MailboxKey mailbox, Optional<String> after, int limit) {
    var all = new ArrayList<Difference>();
    kept(mailbox).differences.values().forEach(all::addAll);
    int from = after.map(Integer::parseInt).orElse(0);
    int to = Math.min(all.size(), from + limit);
    Optional<String> next = to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty();
    return new Page(all.subList(from, to), next);
  }

  @Override
  public synchronized void purge(MailboxKey mailbox) {
    mailboxes.remove(mailbox);
  }

  private Kept kept(MailboxKey mailbox) {
    return Optional.ofNullable(mailboxes.get(mailbox))
        .orElseGet(() -> new Kept(new Walk("", StampPlace.START, 0, false)));
  }
}
