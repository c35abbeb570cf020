package godwit.report;

import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers one page of messages, asking storage a bounded number of times. For one thread. */
final class MessageWalk {
  /** Requests to storage for one page; about two seconds. */
  private static final int MAX_REQUESTS = 200;

  private final FolderPlans plans;
  private final Ledger ledger;
  private final MessageQuery query;
  private final int limit;
  private final List<MessageLine> lines = new ArrayList<>();
  private int requests;

  MessageWalk(FolderPlans plans, Ledger ledger, MessageQuery query, int limit) {
    this.plans = plans;
    this.ledger = ledger;
    this.query = query;
    this.limit = limit;
  }

  boolean isFull() {
    return lines.size() >= limit || requests >= MAX_REQUESTS;
  }

  List<MessageLine> lines() {
    return lines;
  }

  /** Walks through a mailbox; gives where it stopped, empty if it came to its end. */
  Optional<MessagePlace> through(Mailbox mailbox, MessagePlace from) throws MigrationException {
    if (isFull()) {
      return Optional.of(from);
    }
    requests++;
    List<FolderPlan> folders = plans.all(mailbox.key());
    boolean resumes = folders.stream().anyMatch(f -> f.key().id().equals(from.folder()));
    boolean reached = !resumes;
    for (FolderPlan folder : folders) {
      boolean here = folder.key().id().equals(from.folder());
      reached |= here;
      if (reached && query.wants(folder)) {
        String after = here ? from.after() : "";
        Optional<String> stop = through(mailbox, folder, after);
        if (stop.isPresent()) {
          return Optional.of(from.at(mailbox.key().address(), folder.key().id(), stop.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> through(Mailbox mailbox, FolderPlan folder, String from)
      throws MigrationException {
    Optional<String> after = Optional.of(from);
    while (after.isPresent()) {
      if (isFull()) {
        return after;
      }
      requests++;
      Ledger.Page page =
          ledger.page(
              folder.key(),
              query.filter(),
              after.filter(token -> !token.isEmpty()),
              limit - lines.size());
      page.entries().stream()
          .filter(entry -> entry.validity().equals(folder.validity()))
          .map(entry -> new MessageLine(mailbox, folder, entry))
          .filter(query.told()::takes)
          .forEach(lines::add);
      after = page.next();
    }
    return Optional.empty();
  }
}
