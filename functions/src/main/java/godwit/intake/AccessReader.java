package godwit.intake;

import godwit.endpoint.LabelUse;
import godwit.endpoint.LogInForm;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.TokenSource;
import godwit.seal.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the fields that say how mailboxes are entered and read. Finds every fault. */
final class AccessReader {
  /** Fields whose values are secrets: taken from a body only, never from an address. */
  static final Set<String> SECRETS =
      Set.of("adminPassword", "oauthClientSecret", "serviceAccountKey");

  /** Every field that is read here. */
  static final List<String> KNOWN =
      List.of(
          "logIn",
          "adminUser",
          "adminPassword",
          "tokenGrant",
          "tokenUrl",
          "oauthClientId",
          "oauthClientSecret",
          "oauthScope",
          "serviceAccountKey",
          "allowOldTls",
          "subscribedOnly",
          "ignoreUidValidity",
          "compress",
          "gmailLabels");

  private final TokenSourceReader tokenSources;

  AccessReader(TokenSourceReader tokenSources) {
    this.tokenSources = tokenSources;
  }

  /**
   * What the fields say.
   *
   * @param access without its secret
   * @param secret the one that serves every row, in clear
   */
  record Read(SourceAccess access, Optional<Secret> secret) {}

  /** Whether each row must bring a password or token of its own. */
  static boolean passwordsNeeded(Fields fields) {
    return SECRETS.stream().noneMatch(field -> fields.text(field).isPresent())
        || fields.text("tokenGrant").filter(g -> g.equalsIgnoreCase("refreshToken")).isPresent();
  }

  /** What the fields say; of what is at fault, the usual. */
  Read read(Fields fields) {
    LogInForm form = logIn(fields);
    SourceAccess.Reading reading = reading(fields);
    Optional<TokenSource> tokens = form.usesTokens() ? tokenSources.read(fields) : Optional.empty();
    Optional<String> admin = admin(fields, form);
    Optional<Secret> secret = secret(fields, form);
    tokens.ifPresent(source -> fits(fields, source));
    boolean whole =
        form.usesTokens() == tokens.isPresent() && form.usesAdministrator() == admin.isPresent();
    SourceAccess access =
        whole
            ? new SourceAccess(form, admin, tokens, Optional.empty(), reading)
            : SourceAccess.USUAL;
    return new Read(access, secret);
  }

  /** A secret that nothing uses would look as if rows needed none. */
  private static void fits(Fields fields, TokenSource tokens) {
    Optional<String> fitting = SourceSecret.ofGrant(tokens.grant());
    for (String field : List.of("oauthClientSecret", "serviceAccountKey")) {
      if (fields.text(field).isPresent() && !fitting.equals(Optional.of(field))) {
        fields.invalid(field, "does not fit this tokenGrant", "See docs/sources.md.");
      }
    }
  }

  private static LogInForm logIn(Fields fields) {
    Optional<String> text = fields.text("logIn");
    Optional<LogInForm> known = text.flatMap(LogInForm::parse);
    if (text.isPresent() && known.isEmpty()) {
      fields.invalid(
          "logIn",
          "is no way to log in",
          "Write password, authzid, proxyauth, xoauth2 or oauthbearer.");
    }
    return known.orElse(LogInForm.PASSWORD);
  }

  private static SourceAccess.Reading reading(Fields fields) {
    Optional<String> labels = fields.text("gmailLabels");
    Optional<LabelUse> use = labels.flatMap(LabelUse::parse);
    if (labels.isPresent() && use.isEmpty()) {
      fields.invalid("gmailLabels", "is no use of labels", "Write categories, copies or ignored.");
    }
    return new SourceAccess.Reading(
        fields.flag("allowOldTls", false),
        fields.flag("subscribedOnly", false),
        fields.flag("ignoreUidValidity", false),
        fields.flag("compress", false),
        use.orElse(LabelUse.CATEGORIES));
  }

  private static Optional<String> admin(Fields fields, LogInForm form) {
    Optional<String> admin = fields.text("adminUser");
    if (form.usesAdministrator() && admin.isEmpty()) {
      fields.missing("adminUser", "Name the administrator who logs in for the users.");
    }
    if (!form.usesAdministrator() && admin.isPresent()) {
      fields.invalid(
          "adminUser",
          "does not fit this logIn",
          "Use logIn=authzid or logIn=proxyauth, or leave it out.");
      return Optional.empty();
    }
    return admin;
  }

  private static Optional<Secret> secret(Fields fields, LogInForm form) {
    List<String> given = SECRETS.stream().filter(f -> fields.text(f).isPresent()).sorted().toList();
    if (given.size() > 1) {
      fields.invalid(given.get(1), "and " + given.get(0) + " exclude each other", "Send one.");
    }
    boolean forAdministrator = given.contains("adminPassword");
    if (!given.isEmpty()
        && (forAdministrator != form.usesAdministrator()
            || (!forAdministrator && !form.usesTokens()))) {
      fields.invalid(given.getFirst(), "does not fit this logIn", "See docs/sources.md.");
    }
    return given.stream().findFirst().flatMap(fields::text).map(Secret::of);
  }
}
