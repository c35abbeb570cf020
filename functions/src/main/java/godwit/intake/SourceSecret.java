package godwit.intake;

import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.endpoint.TokenGrant;
import godwit.endpoint.TokenSource;
import godwit.seal.Secret;
import java.util.Optional;

/**
 * Another value of the secret with which the mailboxes of a source server are entered: of one that
 * a batch itself describes. How they are entered stays.
 */
public final class SourceSecret {
  private SourceSecret() {}

  /** The field that brings the secret of a server that is entered so; empty if none serves it. */
  public static Optional<String> field(SourceAccess access) {
    if (access.logIn().usesAdministrator()) {
      return Optional.of("adminPassword");
    }
    return access.tokens().map(TokenSource::grant).flatMap(SourceSecret::ofGrant);
  }

  /** As above, of access tokens. */
  static Optional<String> ofGrant(TokenGrant grant) {
    return switch (grant) {
      case TOKEN -> Optional.empty();
      case REFRESH_TOKEN, CLIENT_CREDENTIALS -> Optional.of("oauthClientSecret");
      case SERVICE_ACCOUNT -> Optional.of("serviceAccountKey");
    };
  }

  /** What a request wants of it; each fault is noted. Empty if it names none or has a fault. */
  static Optional<Secret> read(Fields fields, SourceEndpoint endpoint) {
    Optional<Secret> wanted = Optional.empty();
    for (String field : AccessReader.SECRETS.stream().sorted().toList()) {
      if (fields.names(field) && isChangedHere(field, fields, endpoint)) {
        wanted = fields.text(field).map(Secret::of);
      }
    }
    return wanted;
  }

  private static boolean isChangedHere(String field, Fields fields, SourceEndpoint endpoint) {
    Optional<String> taken = field(endpoint.access());
    if (endpoint.name().isPresent()) {
      String name = endpoint.name().get().value();
      fields.fault(
          field,
          "KeptEndpoint",
          "\"" + field + "\" is that of endpoint \"" + name + "\", which the batch only names.",
          "Send it with PUT /api/endpoints/"
              + name
              + " beside what else is said of that endpoint; it is brought into this batch too.");
      return false;
    }
    if (!taken.equals(Optional.of(field))) {
      fields.invalid(field, "does not fit how the batch's server is entered", advice(taken));
      return false;
    }
    return holdsValue(field, fields);
  }

  private static String advice(Optional<String> taken) {
    return taken
        .map(field -> "Send " + field + ".")
        .orElse(
            "Each row has a password of its own: PUT"
                + " /api/batches/{batch}/mailboxes/{address}/credentials.");
  }

  private static boolean holdsValue(String field, Fields fields) {
    Optional<String> value = fields.text(field);
    if (value.isEmpty()) {
      fields.missing(field, "Send the new one, or leave it out to keep the present one.");
    } else if (field.equals("serviceAccountKey") && !TokenSourceReader.isKey(value.get())) {
      fields.invalid(field, TokenSourceReader.NO_KEY, TokenSourceReader.SEND_KEY);
      return false;
    }
    return value.isPresent();
  }
}
