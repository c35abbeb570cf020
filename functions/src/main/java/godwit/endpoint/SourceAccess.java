package godwit.endpoint;

import godwit.seal.SealedSecret;
import java.util.Optional;

/**
 * How mailboxes of a source server are entered and read, beyond host, port and security.
 *
 * @param logIn form of every log-in
 * @param adminUser who authenticates in the administrator's forms
 * @param tokens for the forms with tokens
 * @param secret the administrator's password, client secret or service account key that serves
 *     every row; sealed for the cell {@link #SECRET_CELL}
 * @param reading what is read, and how strictly the server is taken at its word
 */
public record SourceAccess(
    LogInForm logIn,
    Optional<String> adminUser,
    Optional<TokenSource> tokens,
    Optional<SealedSecret> secret,
    Reading reading) {
  /** End of the name of the cell that holds {@link #secret}; the batch comes before it. */
  public static final String SECRET_CELL = "/source-secret";

  /** Name and password of each row; every folder; nothing out of the ordinary. */
  public static final SourceAccess USUAL =
      new SourceAccess(
          LogInForm.PASSWORD, Optional.empty(), Optional.empty(), Optional.empty(), Reading.USUAL);

  /**
   * What is read of a mailbox.
   *
   * @param oldTls whether TLS 1.0 and 1.1 are taken as well, where the app's Java still has them
   * @param subscribedOnly whether folders that the user has not subscribed to are left out
   * @param ignoreUidValidity whether UIDVALIDITY is taken to be the same always, for servers that
   *     draw a new one at each log-in
   * @param compress whether the server is asked to deflate what it sends, where it can
   * @param labels what becomes of Gmail's further labels
   */
  public record Reading(
      boolean oldTls,
      boolean subscribedOnly,
      boolean ignoreUidValidity,
      boolean compress,
      LabelUse labels) {
    /** What suits nearly every server. */
    public static final Reading USUAL =
        new Reading(false, false, false, false, LabelUse.CATEGORIES);
  }

  public SourceAccess {
    if (logIn.usesTokens() != tokens.isPresent()) {
      throw new IllegalArgumentException("token source does not fit log-in " + logIn);
    }
    if (logIn.usesAdministrator() != adminUser.isPresent()) {
      throw new IllegalArgumentException("administrator does not fit log-in " + logIn);
    }
  }

  /** The same with its secret, sealed. */
  public SourceAccess withSecret(SealedSecret sealed) {
    return new SourceAccess(logIn, adminUser, tokens, Optional.of(sealed), reading);
  }

  /** The same without its secret. */
  public SourceAccess withoutSecret() {
    return new SourceAccess(logIn, adminUser, tokens, Optional.empty(), reading);
  }

  /** Whether both are the same but for the value of the secret. */
  boolean isFormedAs(SourceAccess other) {
    return secret.isPresent() == other.secret.isPresent()
        && withoutSecret().equals(other.withoutSecret());
  }

  /**
   * The same server, entered in another form: in a form akin to its own with all that this needs;
   * else with the password or the access token of the row.
   *
   * @return empty if the form needs an administrator and there is none
   */
  public Optional<SourceAccess> enteredBy(LogInForm form) {
    if (logIn.isAkinTo(form)) {
      return Optional.of(new SourceAccess(form, adminUser, tokens, secret, reading));
    }
    if (form.usesAdministrator()) {
      return Optional.empty();
    }
    Optional<TokenSource> ofRow =
        form.usesTokens() ? Optional.of(TokenSource.OF_ROW) : Optional.empty();
    return Optional.of(new SourceAccess(form, Optional.empty(), ofRow, Optional.empty(), reading));
  }

  /** Whether each row must bring a password or token of its own. */
  public boolean needsPasswords() {
    return logIn.usesAdministrator()
        ? secret.isEmpty()
        : tokens.map(t -> t.grant().usesPasswordOfRow()).orElse(true);
  }

  /** The same, read otherwise. */
  public SourceAccess reading(Reading other) {
    return new SourceAccess(logIn, adminUser, tokens, secret, other);
  }

  /** Shows no administrator. */
  @Override
  public String toString() {
    return "SourceAccess[" + logIn + " " + reading + "]";
  }
}
