package godwit.source.imap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates a connection trusts. */
final class TrustAnchors {
  private TrustAnchors() {}

  /**
   * Trusts what Java trusts and, besides, the certificates in {@code pem}.
   *
   * @throws CertificateException if {@code pem} holds no readable certificate
   */
  static SSLSocketFactory factory(Optional<String> pem) throws CertificateException {
    if (pem.isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    var extra =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.get().getBytes(StandardCharsets.US_ASCII)));
    if (extra.isEmpty()) {
      throw new CertificateException("no certificate");
    }
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, trusting(extra), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot do TLS", e);
    }
  }

  private static TrustManager[] trusting(Iterable<? extends Certificate> extra)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int n = 0;
    for (TrustManager usual : managers(null)) {
      for (X509Certificate issuer : ((X509TrustManager) usual).getAcceptedIssuers()) {
        store.setCertificateEntry("usual-" + n++, issuer);
      }
    }
    for (Certificate certificate : extra) {
      store.setCertificateEntry("extra-" + n++, certificate);
    }
    return managers(store);
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
