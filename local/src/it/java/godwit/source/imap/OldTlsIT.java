package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
  @TempDir private Path spool;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void an_old_server_is_served_only_if_deployment_and_endpoint_say_so(String version)
      throws Exception {
    Process server = start(OldTlsServer.class, version);
    try {
      String port = server.inputReader().readLine();

      assertThat(client(port, false, false)).satisfies(OldTlsIT::toldWhatToDo);
      assertThat(client(port, false, true)).satisfies(OldTlsIT::toldWhatToDo);
      assertThat(client(port, true, false)).satisfies(OldTlsIT::toldWhatToDo);
      assertThat(client(port, true, true)).isEqualTo("connected to INBOX");
    } finally {
      server.destroy();
    }
  }

  private static void toldWhatToDo(String said) {
    assertThat(said)
        .startsWith("TLS_HANDSHAKE: ")
        .contains("TLS 1.2 or 1.3", "ALLOW_OLD_TLS", "allowOldTls");
  }

  private String client(String port, boolean deployment, boolean endpoint) throws IOException {
    Process client =
        start(
            OldTlsClient.class,
            port,
            Boolean.toString(deployment),
            Boolean.toString(endpoint),
            spool.toString());
    return client.inputReader().readLine();
  }

  private static Process start(Class<?> program, String... args) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
  }
}
