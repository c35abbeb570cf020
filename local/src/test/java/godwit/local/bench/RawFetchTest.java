package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RawFetchTest {
  private static final String OK = "%s OK done\r\n";
  private static final String TWO =
      """
      * 1 FETCH (UID 4 FLAGS () BODY[] {11}
      A3 OK {5}
      )
      * OK [ALERT] {nothing}
      * 2 FETCH (UID 9 FLAGS (\\Seen) BODY[] {4}
      abcd FLAGS ())
      """
          .replace("\n", "\r\n");

  @Test
  void messages_and_their_bytes_are_counted_whatever_they_contain() throws Exception {
    try (var server = new Scripted("* OK hi\r\n", List.of(OK, OK, TWO + OK, OK))) {
      RawFetch.Reading reading = RawFetch.readInbox(server.port(), "ada", "secret");

      assertThat(reading.messages()).isEqualTo(2);
      assertThat(reading.bytes()).isEqualTo(15);
      assertThat(reading.took()).isPositive();
      assertThat(server.commands())
          .containsExactly(
              "A1 LOGIN ada secret",
              "A2 EXAMINE INBOX",
              "A3 UID FETCH 1:* (UID FLAGS INTERNALDATE BODY.PEEK[])",
              "A4 LOGOUT");
    }
  }

  @Test
  void a_refusal_ends_the_reading_without_showing_the_password() throws Exception {
    try (var server = new Scripted("* OK hi\r\n", List.of("%s NO not you\r\n"))) {
      assertThatThrownBy(() -> RawFetch.readInbox(server.port(), "ada", "secret"))
          .isInstanceOf(UncheckedIOException.class)
          .rootCause()
          .hasMessage("the server refuses LOGIN");
    }
  }

  @Test
  void a_server_that_hangs_up_within_a_message_is_told() throws Exception {
    String half = "* 1 FETCH (BODY[] {100}\r\nonly this";
    try (var server = new Scripted("* OK hi\r\n", List.of(OK, OK, half))) {
      assertThatThrownBy(() -> RawFetch.readInbox(server.port(), "ada", "secret"))
          .rootCause()
          .hasMessage("the server hung up in a literal");
    }
  }

  @ParameterizedTest
  @CsvSource({"BODY[] {12}, 12", "BODY[] {0}, 0", "no literal, -1", "{x}, -1", "{5} behind, -1"})
  void only_a_number_in_braces_at_the_end_announces_a_literal(String line, long length) {
    assertThat(RawFetch.literal(line)).isEqualTo(length);
  }

  /** Answers each command line with the next text, {@code %s} being its tag; then hangs up. */
  private static final class Scripted implements AutoCloseable {
    private final ServerSocket listening;
    private final CompletableFuture<List<String>> commands;

    Scripted(String greeting, List<String> answers) throws IOException {
      listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      commands = CompletableFuture.supplyAsync(() -> serve(greeting, answers));
    }

    private List<String> serve(String greeting, List<String> answers) {
      var heard = new ArrayList<String>();
      try (Socket client = listening.accept()) {
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
        for (String answer : answers) {
          String command = Optional.ofNullable(in.readLine()).orElse("");
          heard.add(command);
          String text = answer.replace("%s", command.split(" ", 2)[0]);
          client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return heard;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int port() {
      return listening.getLocalPort();
    }

    List<String> commands() {
      return commands.join();
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
