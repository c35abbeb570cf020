package godwit.verify;

import godwit.batch.MailboxKey;
import godwit.copy.Stamps;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import godwit.source.MailSource;
import godwit.target.MailTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Verifies one mailbox, as far as the time goes: the walk through the target first, then folder
 * after folder. What was seen is kept, so that a later leg goes on behind it. For one thread.
 */
public final class Verifier {
  private final Books books;
  private final MailTarget target;
  private final Stamps stamps;
  private final BooleanSupplier mayGoOn;

  /** What is written down of a mailbox. */
  public record Books(FolderPlans plans, Ledger ledger, Evidence evidence) {}

  /**
   * @param stamps of the source mailbox
   * @param mayGoOn whether there is time left; at least one page or folder is done in each leg
   */
  public Verifier(Books books, MailTarget target, Stamps stamps, BooleanSupplier mayGoOn) {
    this.books = books;
    this.target = target;
    this.stamps = stamps;
    this.mayGoOn = mayGoOn;
  }

  /**
   * Walks through the target, or goes on with it.
   *
   * @param run a later run begins anew
   * @return whether everything was seen, and time is left
   */
  public boolean walk(MailboxKey mailbox, String run) throws MigrationException {
    Optional<Evidence.Walk> begun = books.evidence().walk(mailbox, run);
    Evidence.Walk walk = begun.isPresent() ? begun.get() : books.evidence().begin(mailbox, run);
    if (walk.complete()) {
      return true;
    }
    var walker = new TargetWalk(target, stamps, books.evidence(), mayGoOn);
    return walker.goOn(mailbox, walk).complete() && mayGoOn.getAsBoolean();
  }

  /**
   * Compares the folders that are left, once the target was walked through.
   *
   * @param source empty if it cannot be asked: then rows and target are compared alone
   * @return whether none is left
   */
  public boolean compare(MailboxKey mailbox, Optional<MailSource> source)
      throws MigrationException {
    List<FolderPlan> plans = books.plans().all(mailbox);
    var index = new SightingIndex(books.evidence().sightings(mailbox));
    boolean labelled = source.isPresent() && source.get().labelled();
    var lookups = new Lookups(target.figures());
    int done = books.evidence().folders(mailbox).size();
    for (int i = done; i < plans.size(); i++) {
      if (i > done && !mayGoOn.getAsBoolean()) {
        return false;
      }
      FolderPlan plan = plans.get(i);
      Set<Long> places = labelled ? places(plans) : places(List.of(plan));
      var compared =
          new FolderComparison(plan, index, places, lookups)
              .compare(books.ledger(), ids(source, plan), target.figures());
      books.evidence().settle(mailbox, i, compared.check(), compared.differences());
    }
    return true;
  }

  /** A label is no folder to be read, and a folder that was gone has nothing to be compared. */
  private static Optional<SortedSet<Long>> ids(Optional<MailSource> source, FolderPlan plan)
      throws MigrationException {
    boolean isLabel = source.isPresent() && source.get().labelled() && plan.plannedThrough() == 0;
    return source.isEmpty() || isLabel || !plan.source().selectable()
        ? Optional.empty()
        : new SourceIds(source.get()).of(plan);
  }

  private static Set<Long> places(List<FolderPlan> plans) {
    return plans.stream()
        .map(plan -> SightingIndex.place(plan.target()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
