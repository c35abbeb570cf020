package godwit.source.imap;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.source.ProbeReport.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Looks at the certificate that a server shows, whatever is to be said of it. The connection is
 * good for nothing else: nothing but STARTTLS is ever said over it.
 */
final class CertificateLook {
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_LINES = 100;

  private final SourceEndpoint endpoint;
  private final ImapSettings settings;

  CertificateLook(SourceEndpoint endpoint, ImapSettings settings) {
    this.endpoint = endpoint;
    this.settings = settings;
  }

  /** What the server at this address shows. */
  List<Fact> at(InetAddress address) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address, endpoint.port()),
          (int) settings.connectTimeout().toMillis());
      socket.setSoTimeout((int) settings.readTimeout().toMillis());
      if (endpoint.security() == Security.STARTTLS) {
        startTls(socket);
      }
      return facts(handshake(socket));
    }
  }

  private SSLSession handshake(Socket socket) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Onlooker()}, null);
      var factory = context.getSocketFactory();
      try (var tls =
          (SSLSocket) factory.createSocket(socket, endpoint.host(), endpoint.port(), true)) {
        tls.startHandshake();
        return tls.getSession();
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do TLS", e);
    }
  }

  private static List<Fact> facts(SSLSession session) throws SSLException {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact.Text("protocol", session.getProtocol()));
    facts.add(new Fact.Text("cipherSuite", session.getCipherSuite()));
    Certificate[] chain = session.getPeerCertificates();
    if (chain.length > 0 && chain[0] instanceof X509Certificate own) {
      facts.add(new Fact.Text("subject", own.getSubjectX500Principal().getName()));
      facts.add(new Fact.Text("issuer", own.getIssuerX500Principal().getName()));
      facts.add(new Fact.Text("validFrom", own.getNotBefore().toInstant().toString()));
      facts.add(new Fact.Text("validUntil", own.getNotAfter().toInstant().toString()));
      facts.add(new Fact.Several("names", names(own)));
    }
    facts.add(new Fact.Count("certificatesInChain", chain.length));
    return facts;
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names =
          Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
      return names.stream().map(name -> String.valueOf(name.get(1))).limit(100).toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Reads byte by byte, so that nothing of the handshake is read ahead. */
  private static void startTls(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String unused = line(in);
    socket.getOutputStream().write("look STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < MOST_LINES; i++) {
      String answer = line(in);
      if (answer.startsWith("look ")) {
        if (!answer.startsWith("look OK")) {
          throw new SSLException("STARTTLS refused");
        }
        return;
      }
    }
    throw new SSLException("no answer to STARTTLS");
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n' && line.length() < LONGEST_LINE; b = in.read()) {
      if (b < 0) {
        throw new SSLException("the connection ended before TLS began");
      }
      line.append((char) b);
    }
    return line.toString();
  }

  /** Lets every certificate pass, so that it can be looked at. */
  private static final class Onlooker implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      throw new UnsupportedOperationException("no server asks this");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      // Whether it is to be trusted is asked over the connection that carries a password.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
