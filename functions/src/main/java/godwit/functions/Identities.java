package godwit.functions;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import godwit.seal.Secret;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Optional;

/** What the app proves itself with. Each credential keeps its tokens for as long as they last. */
final class Identities {
  /**
   * What a managed identity's token is for that vouches for a registration (Microsoft Entra:
   * configure an application to trust a managed identity).
   */
  private static final String TOKEN_EXCHANGE = "api://AzureADTokenExchange/.default";

  private final Optional<String> clientId;

  /**
   * @param clientId of the user-assigned identity; empty for the system-assigned one
   */
  Identities(Optional<String> clientId) {
    this.clientId = clientId;
  }

  /** The app's own: towards storage, vault, and mailboxes of its own tenant. */
  TokenCredential own() {
    var identity = new ManagedIdentityCredentialBuilder();
    clientId.ifPresent(identity::clientId);
    return identity.build();
  }

  /** Towards mailboxes of another tenant; asks nobody yet. */
  TokenCredential in(TargetApp app) {
    return in(app, own(), Authority.USUAL);
  }

  static TokenCredential in(TargetApp app, TokenCredential own, Authority authority) {
    return app.certificate()
        .map(certificate -> certified(app, certificate, authority))
        .orElseGet(() -> federated(app, own, authority));
  }

  private static TokenCredential certified(TargetApp app, Secret certificate, Authority authority) {
    byte[] pfx = Base64.getDecoder().decode(certificate.reveal());
    var builder = new ClientCertificateCredentialBuilder();
    builder.tenantId(app.tenantId()).clientId(app.clientId());
    authority.applyTo(builder);
    return builder
        .pfxCertificate(new ByteArrayInputStream(pfx))
        .clientCertificatePassword("")
        .build();
  }

  private static TokenCredential federated(
      TargetApp app, TokenCredential own, Authority authority) {
    var builder = new ClientAssertionCredentialBuilder();
    builder.tenantId(app.tenantId()).clientId(app.clientId());
    authority.applyTo(builder);
    return builder.clientAssertion(() -> assertion(own)).build();
  }

  private static String assertion(TokenCredential own) {
    return own.getTokenSync(new TokenRequestContext().addScopes(TOKEN_EXCHANGE)).getToken();
  }

  /** Who is asked for tokens of registrations. */
  interface Authority {
    /** The cloud's own, over the network. */
    Authority USUAL = builder -> {};

    void applyTo(AadCredentialBuilderBase<?> builder);
  }
}
