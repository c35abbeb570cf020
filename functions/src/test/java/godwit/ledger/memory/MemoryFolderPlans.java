package godwit.ledger.memory;

import godwit.batch.MailboxKey;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plans in memory. */
public final class MemoryFolderPlans implements FolderPlans {
  private final Map<MailboxKey, Map<FolderKey, FolderPlan>> mailboxes = new HashMap<>();

  @Override
  public synchronized void save(MailboxKey mailbox, List<FolderPlan> plans) {
    plans.forEach(p -> rows(mailbox).put(p.key(), p));
  }

  @Override
  public synchronized List<FolderPlan> all(MailboxKey mailbox) {
    return List.copyOf(rows(mailbox).values());
  }

  @Override
  public synchronized void purge(MailboxKey mailbox) {
    mailboxes.remove(mailbox);
  }

  private Map<FolderKey, FolderPlan> rows(MailboxKey mailbox) {
    return mailboxes.computeIfAbsent(mailbox, m -> new LinkedHashMap<>());
  }
}
