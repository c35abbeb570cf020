package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.TransientException;
import godwit.seal.Secret;
import godwit.source.SourceLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A connection that is cut inside a message, after which other copiers store a mixture of both
 * tries: of a cut message nothing is ever shown, whichever byte was the last.
 */
class CutAnywhereTest extends ScriptedSession {
  // What looks like the end of the answer stands in the middle of it.
  private static final String MAIL = "Subject: x\r\n\r\n)\r\n* 1 FETCH (UID 1 BODY[] {3}\r\nabc";
  private static final String ANSWER =
      "* 1 FETCH (UID 1 FLAGS () BODY[] {%d}\r\n%s)\r\n".formatted(MAIL.length(), MAIL);

  static Stream<Integer> bytes() {
    return IntStream.range(0, ANSWER.length()).boxed();
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void of_a_message_that_was_cut_nothing_is_shown(int sent) throws Exception {
    Optional<Throwable> failure = read(ANSWER.substring(0, sent), true, 100_000);

    assertThat(failure).containsInstanceOf(TransientException.class);
    assertThat(shown).isEmpty();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void the_same_holds_for_messages_that_go_to_a_file() throws Exception {
    String large = "x".repeat(200_000);
    String answer = "* 1 FETCH (UID 1 BODY[] {200000}\r\n" + large + ")\r\n";
    for (int sent : List.of(40, 100_000, 200_033, 200_034, 200_035, 200_036)) {
      assertThat(read(answer.substring(0, sent), true, 100_000))
          .containsInstanceOf(TransientException.class);
      assertThat(shown).isEmpty();
      assertThat(spool).isEmptyDirectory();
    }
  }

  @Test
  void the_next_try_shows_it_whole_and_once() throws Exception {
    assertThat(read(ANSWER.substring(0, ANSWER.length() / 2), true, 100_000)).isPresent();

    assertThat(read(ANSWER, false, 100_000)).isEmpty();

    assertThat(shown).containsExactly("1=" + MAIL.strip());
  }

  /** The literal is shorter or longer than what was announced. */
  @ParameterizedTest
  @ValueSource(ints = {-20, -3, -1, 1, 3, 20})
  void a_literal_of_another_length_than_announced_is_never_shown_as_the_message(int more)
      throws Exception {
    String mail = "Subject: x\r\n\r\nlines of an ordinary message\r\nand no more\r\n";
    String announced = "{" + (mail.length() + more) + "}";
    String answer = "* 1 FETCH (UID 1 BODY[] " + announced + "\r\n" + mail + ")\r\n";

    Optional<Throwable> failure = read(answer, true, 100_000);

    assertThat(failure).isPresent();
    assertThat(shown).isEmpty();
  }

  private Optional<Throwable> read(String answer, boolean cut, int threshold) throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var served = CompletableFuture.runAsync(() -> serve(listener, answer, cut));
      var endpoint =
          new SourceEndpoint(
              "127.0.0.1", listener.getLocalPort(), Security.NONE, Optional.empty(), 1, 1);
      var settings =
          new ImapSettings(
              Duration.ofSeconds(5), Duration.ofSeconds(5), threshold, 1_000_000, spool);
      var login = new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty());
      Throwable failure;
      try (var source = new ImapConnector(settings).connect(login)) {
        failure = catchThrowable(() -> read(source, 1));
      }
      served.join();
      return Optional.ofNullable(failure);
    }
  }

  private static void serve(ServerSocket listener, String answer, boolean cut) {
    try (Socket client = listener.accept()) {
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      say(out, "* OK [CAPABILITY IMAP4rev1] ready\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String tag = line.substring(0, line.indexOf(' '));
        if (line.contains("EXAMINE")) {
          say(out, "* 1 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n");
        }
        if (line.contains("UID FETCH")) {
          say(out, answer);
          if (cut) {
            return;
          }
        }
        say(
            out,
            (line.contains("CAPABILITY") ? "* CAPABILITY IMAP4rev1\r\n" : "") + tag + " OK\r\n");
        if (line.contains("LOGOUT")) {
          return;
        }
      }
    } catch (IOException e) {
      // The client left first, which the test sees by what was shown.
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
