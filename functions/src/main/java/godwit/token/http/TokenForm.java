package godwit.token.http;

import godwit.endpoint.TokenSource;
import godwit.failure.MailboxBlockedException;
import godwit.seal.Secret;
import godwit.token.TokenRequest;
import java.time.Instant;
import okhttp3.FormBody;
import okhttp3.Request;

/** What is sent to a token endpoint (RFC 6749 §4.4.2, §6; RFC 7523 §2.1). */
final class TokenForm {
  private TokenForm() {}

  static Request of(TokenRequest wanted, Instant now) throws MailboxBlockedException {
    TokenSource source = wanted.source();
    var form = new FormBody.Builder();
    switch (source.grant()) {
      case TOKEN -> throw new IllegalArgumentException("a token that is there is not asked for");
      case REFRESH_TOKEN -> {
        form.add("grant_type", "refresh_token");
        form.add("refresh_token", wanted.credential().reveal());
        client(form, wanted);
      }
      case CLIENT_CREDENTIALS -> {
        form.add("grant_type", "client_credentials");
        client(form, wanted);
      }
      case SERVICE_ACCOUNT -> {
        String key = wanted.clientSecret().map(Secret::reveal).orElse("");
        form.add("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.add("assertion", ServiceAccount.parse(key).assertion(source, wanted.user(), now));
      }
    }
    return new Request.Builder().url(source.url()).post(form.build()).build();
  }

  private static void client(FormBody.Builder form, TokenRequest wanted) {
    form.add("client_id", wanted.source().clientId());
    wanted.clientSecret().ifPresent(secret -> form.add("client_secret", secret.reveal()));
    if (!wanted.source().scope().isEmpty()) {
      form.add("scope", wanted.source().scope());
    }
  }
}
