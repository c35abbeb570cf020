package godwit.relay;

import godwit.assess.Assessment;
import godwit.assess.Obstacle;
import godwit.assess.Survey;
import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.source.SourceLogin;
import godwit.target.MailTarget;
import java.util.List;
import java.util.Optional;

/** Assesses mailboxes: logs in, looks at both ends, and leaves them as they are. */
record Assessing(Ends ends) implements Inspector<Assessment> {
  @Override
  public Optional<Assessment> unfit(Mailbox mailbox) {
    return mailbox.status().isActive()
        ? Optional.of(
            Assessment.skipped(
                "It is being copied now ("
                    + mailbox.status().nativeName()
                    + "), and a second connection could be in its way. Assess again when it rests."))
        : Optional.empty();
  }

  @Override
  public Look<Assessment> look(Batch batch, Mailbox mailbox, Try attempt)
      throws MigrationException {
    MailTarget target = ends.target().open(mailbox.emailAddress(), mailbox.pace());
    var survey =
        new Survey(
            batch.foldersOf(mailbox),
            attempt.permit()::mayGoOn,
            why -> attempt.last() || !mayPass(why));
    return new Look.Done<>(
        survey.of(
            () -> {
              SourceLogin login = ends.login(batch, mailbox);
              return ends.source().connect(login);
            },
            target));
  }

  private static boolean mayPass(MigrationException why) {
    return why instanceof TransientException || why instanceof ThrottledException;
  }

  @Override
  public Assessment gaveUp(MigrationException why) {
    return new Assessment(
        Optional.of(Obstacle.of(why)),
        Optional.empty(),
        Optional.empty(),
        godwit.assess.Figures.NONE,
        List.of());
  }
}
