package godwit.report;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells a folder that holds no such message from one that is not there. Asks storage a bounded
 * number of times. Safe for use by many threads.
 */
public final class FolderSearch {
  /** One request each; about two seconds. */
  private static final int MOST_MAILBOXES = 200;

  private static final int PAGE = 100;

  private final MailboxStore mailboxes;
  private final FolderPlans plans;

  public FolderSearch(MailboxStore mailboxes, FolderPlans plans) {
    this.mailboxes = mailboxes;
    this.plans = plans;
  }

  /**
   * The paths at the source of all folders, where none is the one that a query names.
   *
   * @return empty if it is there, if no folder is known yet, or if there are too many mailboxes to
   *     be sure
   */
  public Optional<SortedSet<String>> insteadOf(Batch batch, MessageQuery query)
      throws MigrationException {
    var paths = new TreeSet<String>();
    int seen = 0;
    Optional<String> after = Optional.empty();
    do {
      MailboxStore.Page page = page(batch, query, after);
      for (Mailbox mailbox : page.mailboxes()) {
        if (seen++ == MOST_MAILBOXES || isIn(mailbox, query, paths)) {
          return Optional.empty();
        }
      }
      after = page.next();
    } while (after.isPresent());
    return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
  }

  private MailboxStore.Page page(Batch batch, MessageQuery query, Optional<String> after)
      throws MigrationException {
    if (query.mailbox().isEmpty()) {
      return mailboxes.page(batch.id(), Set.of(), after, PAGE);
    }
    var key = new MailboxKey(batch.id(), query.mailbox().get());
    List<Mailbox> one = mailboxes.find(key).stream().toList();
    return new MailboxStore.Page(one, Optional.empty());
  }

  private boolean isIn(Mailbox mailbox, MessageQuery query, Set<String> paths)
      throws MigrationException {
    for (FolderPlan plan : plans.all(mailbox.key())) {
      if (query.wants(plan)) {
        return true;
      }
      paths.add(plan.source().display());
    }
    return false;
  }
}
