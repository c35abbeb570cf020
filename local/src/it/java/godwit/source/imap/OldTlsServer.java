package godwit.source.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A program: an IMAP server with an empty INBOX that speaks one version of TLS and no other, as
 * servers of 2010 do. Prints its port and serves one client after the other until its input ends.
 */
final class OldTlsServer {
  private OldTlsServer() {}

  /** {@code args}: a key store; the version, as Java calls it. */
  public static void main(String[] args) throws Exception {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    var listener = (SSLServerSocket) context(args[0]).getServerSocketFactory().createServerSocket();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.setEnabledProtocols(new String[] {args[1]});
    Thread.startVirtualThread(() -> serve(listener));
    System.out.println(listener.getLocalPort());
    while (System.in.read() >= 0) {
      // Serves until whoever started it leaves.
    }
  }

  private static SSLContext context(String file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    char[] password = "changeit".toCharArray();
    try (var in = Files.newInputStream(Path.of(file))) {
      store.load(in, password);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static void serve(SSLServerSocket listener) {
    while (true) {
      try (var client = listener.accept();
          var in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
          var out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII)) {
        say(out, "* OK [CAPABILITY IMAP4rev1] ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          answer(out, line);
        }
      } catch (IOException e) {
        // A client that does not agree to this version leaves; the next one may.
      }
    }
  }

  private static void answer(Writer out, String line) throws IOException {
    if (line.contains(" LIST ")) {
      say(out, "* LIST () \"/\" INBOX");
    } else if (line.contains(" CAPABILITY")) {
      say(out, "* CAPABILITY IMAP4rev1");
    }
    say(out, line.substring(0, line.indexOf(' ')) + " OK done");
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }
}
