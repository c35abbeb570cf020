package godwit.assess;

import godwit.assess.SourceSurvey.Seen;
import godwit.failure.MigrationException;
import godwit.folder.FolderRules;
import godwit.source.MailSource;
import godwit.target.MailTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Looks at both ends of one mailbox. For one mailbox and one thread. */
public final class Survey {
  private final FolderRules rules;
  private final BooleanSupplier mayGoOn;
  private final Predicate<MigrationException> isFinal;

  /**
   * @param mayGoOn whether there is time left for the sizes of messages one by one
   * @param isFinal which trouble is part of the answer, and no reason to try again
   */
  public Survey(FolderRules rules, BooleanSupplier mayGoOn, Predicate<MigrationException> isFinal) {
    this.rules = rules;
    this.mayGoOn = mayGoOn;
    this.isFinal = isFinal;
  }

  /** Opens a session with the source mailbox. */
  @FunctionalInterface
  public interface Opening {
    MailSource open() throws MigrationException;
  }

  /**
   * What is found. The target is asked first, which costs least.
   *
   * @throws MigrationException for trouble that is not final
   */
  public Assessment of(Opening opening, MailTarget target) throws MigrationException {
    Optional<Obstacle> targetTrouble = Optional.empty();
    OptionalLong held = OptionalLong.empty();
    try {
      target.check();
      held = target.figures().messages();
    } catch (MigrationException e) {
      // Out of scope, without mailbox and without licence are told apart by code and advice.
      targetTrouble = Optional.of(obstacle(e));
    }
    try (MailSource source = opening.open()) {
      return seen(source, target.limits().messageBytes(), targetTrouble, held);
    } catch (MigrationException e) {
      Figures none = Figures.NONE.withTarget(held);
      return new Assessment(
          Optional.of(obstacle(e)), targetTrouble, Optional.empty(), none, List.of());
    }
  }

  private Assessment seen(
      MailSource source, long limit, Optional<Obstacle> targetTrouble, OptionalLong held)
      throws MigrationException {
    Seen seen = new SourceSurvey(rules, limit, mayGoOn).look(source);
    List<Warning> warnings = new Warnings().of(seen, source.figures().quota(), limit);
    Figures figures = seen.figures().withTarget(held);
    return new Assessment(Optional.empty(), targetTrouble, Optional.empty(), figures, warnings);
  }

  private Obstacle obstacle(MigrationException why) throws MigrationException {
    if (isFinal.test(why)) {
      return Obstacle.of(why);
    }
    throw why;
  }
}
