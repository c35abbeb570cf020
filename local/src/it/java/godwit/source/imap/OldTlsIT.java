package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that know no more than TLS 1.0 or 1.1, each side in a Java of its own. */
@Timeout(60)
class OldTlsIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void an_old_server_is_served_only_if_deployment_and_endpoint_say_so(String version)
      throws Exception {
    Path store = keyStore();
    Process server = start(OldTlsServer.class, store.toString(), version);
    try {
      String port = server.inputReader().readLine();

      assertThat(client(port, store, false, false)).satisfies(OldTlsIT::toldWhatToDo);
      assertThat(client(port, store, false, true)).satisfies(OldTlsIT::toldWhatToDo);
      assertThat(client(port, store, true, false)).satisfies(OldTlsIT::toldWhatToDo);
      assertThat(client(port, store, true, true)).isEqualTo("connected to INBOX");
    } finally {
      server.destroy();
    }
  }

  private static void toldWhatToDo(String said) {
    assertThat(said)
        .startsWith("TLS_HANDSHAKE: ")
        .contains("TLS 1.2 or 1.3", "ALLOW_OLD_TLS", "allowOldTls");
  }

  private static String client(String port, Path store, boolean deployment, boolean endpoint)
      throws IOException {
    Process client =
        start(
            OldTlsClient.class,
            port,
            store.toString(),
            Boolean.toString(deployment),
            Boolean.toString(endpoint));
    return client.inputReader().readLine();
  }

  /** A key of its own and a certificate for {@code localhost}, made by Java's own tool. */
  private Path keyStore() throws IOException, InterruptedException {
    Path store = folder.resolve("server.p12");
    Process made =
        new ProcessBuilder(
                tool("keytool"),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    return store;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static Process start(Class<?> program, String... args) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                tool("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
  }
}
