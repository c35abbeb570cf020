package godwit.report;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The account of every message of a batch, in pages: by mailbox, folder and identifier. Safe for
 * use by many threads.
 */
public final class MessageList {
  private static final int MAILBOXES = 100;

  private final MailboxStore mailboxes;
  private final FolderPlans plans;
  private final Ledger ledger;

  public MessageList(MailboxStore mailboxes, FolderPlans plans, Ledger ledger) {
    this.mailboxes = mailboxes;
    this.plans = plans;
    this.ledger = ledger;
  }

  /**
   * A page from {@code place} on. It may be short, even empty, and still have a next one: one page
   * asks storage a bounded number of times.
   *
   * @param limit at most so many messages, 1 to 1,000
   */
  public Page page(Batch batch, MessageQuery query, MessagePlace place, int limit)
      throws MigrationException {
    var walk = new MessageWalk(plans, ledger, query, limit);
    Optional<MessagePlace> at = Optional.of(place);
    while (at.isPresent() && !walk.isFull()) {
      at = step(batch, query, at.get(), walk);
    }
    return new Page(walk.lines(), at);
  }

  /** Walks one page of mailboxes; gives where to go on. */
  private Optional<MessagePlace> step(
      Batch batch, MessageQuery query, MessagePlace place, MessageWalk walk)
      throws MigrationException {
    MailboxStore.Page found = mailboxes(batch, query, place);
    MessagePlace at = place;
    boolean resumes = found.mailboxes().stream().anyMatch(m -> isAt(m, place));
    boolean reached = !resumes;
    for (Mailbox mailbox : found.mailboxes()) {
      reached |= isAt(mailbox, place);
      if (reached && query.mayBeIn(mailbox)) {
        MessagePlace from = isAt(mailbox, at) ? at : at.at(mailbox.key().address(), "", "");
        Optional<MessagePlace> stop = walk.through(mailbox, from);
        if (stop.isPresent()) {
          return stop;
        }
      }
    }
    return found.next().map(place::nextPage);
  }

  private MailboxStore.Page mailboxes(Batch batch, MessageQuery query, MessagePlace place)
      throws MigrationException {
    if (query.mailbox().isPresent()) {
      var key = new MailboxKey(batch.id(), query.mailbox().get());
      return new MailboxStore.Page(
          mailboxes.find(key).map(List::of).orElse(List.of()), Optional.empty());
    }
    Optional<String> after = place.page().isEmpty() ? Optional.empty() : Optional.of(place.page());
    return mailboxes.page(batch.id(), Set.of(), after, MAILBOXES);
  }

  private static boolean isAt(Mailbox mailbox, MessagePlace place) {
    return mailbox.key().address().equals(place.address());
  }

  /**
   * Some messages.
   *
   * @param next where to go on; empty at the end
   */
  public record Page(List<MessageLine> lines, Optional<MessagePlace> next) {
    public Page {
      lines = List.copyOf(lines);
    }
  }
}
