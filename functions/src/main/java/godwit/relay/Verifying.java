package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.copy.Stamps;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import godwit.target.MailTarget;
import godwit.verify.Verification;
import godwit.verify.Verifier;
import java.util.Optional;

/** Verifies mailboxes, and leaves them as they are. */
record Verifying(Ends ends, Verifier.Books books) implements Inspector<Verification> {
  @Override
  public Optional<Verification> unfit(Mailbox mailbox) {
    if (mailbox.status().isActive()) {
      return Optional.of(
          Verification.skipped(
              "It is being copied now ("
                  + mailbox.status().nativeName()
                  + "), so that nothing would agree. Verify again when it rests."));
    }
    return mailbox.progress().started().isEmpty()
        ? Optional.of(Verification.skipped("Nothing of it has been copied yet."))
        : Optional.empty();
  }

  @Override
  public Look<Verification> look(Batch batch, Mailbox mailbox, Try attempt)
      throws MigrationException {
    SourceLogin login = ends.login(batch, mailbox);
    MailTarget target = ends.target().open(mailbox.emailAddress(), mailbox.pace());
    var verifier = new Verifier(books, target, Stamps.of(login), attempt.permit()::mayGoOn);
    if (!verifier.walk(mailbox.key(), attempt.job().run())) {
      return new Look.More<>();
    }
    Optional<String> trouble = Optional.empty();
    Optional<MailSource> source = Optional.empty();
    try {
      source = Optional.of(ends.source().connect(login));
    } catch (MigrationException e) {
      if (!attempt.last() && !(e instanceof MailboxBlockedException)) {
        throw e;
      }
      // The host may be switched off already: rows and target can be compared all the same.
      trouble = Optional.of("The source could not be asked: " + e.explanation());
    }
    try {
      boolean done = verifier.compare(mailbox.key(), source);
      return done ? new Look.Done<>(found(mailbox, trouble)) : new Look.More<>();
    } finally {
      source.ifPresent(MailSource::close);
    }
  }

  private Verification found(Mailbox mailbox, Optional<String> trouble) throws MigrationException {
    return new Verification(books.evidence().folders(mailbox.key()), trouble, Optional.empty());
  }

  @Override
  public Verification gaveUp(MigrationException why) {
    return Verification.skipped("It could not be looked at: " + why.explanation());
  }
}
