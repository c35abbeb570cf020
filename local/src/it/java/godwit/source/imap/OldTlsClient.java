package godwit.source.imap;

import godwit.endpoint.LabelUse;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.SourceLogin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;

/**
 * A program: connects as the app would, in a process of its own, as Java reads once which versions
 * of TLS it has. Prints {@code connected} or the code and the words of the refusal.
 */
final class OldTlsClient {
  private OldTlsClient() {}

  /**
   * {@code args}: port; key store of the server; whether deployment and endpoint take old versions.
   */
  public static void main(String[] args) throws Exception {
    if (Boolean.parseBoolean(args[2])) {
      OldTls.allow();
    }
    Path store = Path.of(args[1]);
    int port = Integer.parseInt(args[0]);
    var reading =
        new SourceAccess.Reading(
            Boolean.parseBoolean(args[3]), false, false, false, LabelUse.CATEGORIES);
    var endpoint =
        new SourceEndpoint("localhost", port, Security.SSL, Optional.of(anchor(store)), 1, 1)
            .withAccess(SourceAccess.USUAL.reading(reading));
    var connector = new ImapConnector(ImapSettings.usual(store.getParent()));
    var login = new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty());
    try (var source = connector.connect(login)) {
      System.out.println("connected to " + source.folders().getFirst().display());
    } catch (MigrationException e) {
      System.out.println(e.code() + ": " + e.explanation());
    }
  }

  private static String anchor(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    byte[] der = store.getCertificate(store.aliases().nextElement()).getEncoded();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }
}
