package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A server that plays one connection from a transcript and takes nothing else from its client.
 * {@code S:} lines are sent, {@code C:} lines must come byte for byte, {@code TAG} is the client's
 * tag. {@code X: close} breaks the connection off, {@code X: silence} says nothing until the client
 * leaves; {@code Z:} lets both sides deflate from there on; {@code base64{text}} in a client's line
 * stands for its encoding; {@code #} tells of the server. After the last line the client may only
 * say LOGOUT or leave.
 */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<String> script;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch silent = new CountDownLatch(1);
  private final CompletableFuture<Void> served;
  private String tag = "";

  private ScriptedServer(List<String> script) throws IOException {
    this.script = script;
    this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.served = CompletableFuture.runAsync(this::serve, Thread::startVirtualThread);
  }

  /** Plays {@code src/test/resources/imap/NAME.txt}. */
  static ScriptedServer playing(String name) throws IOException {
    try (var in = ScriptedServer.class.getResourceAsStream("/imap/" + name + ".txt")) {
      assertThat(in).as(name).isNotNull();
      return new ScriptedServer(
          new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList());
    }
  }

  static ScriptedServer playing(List<String> script) throws IOException {
    return new ScriptedServer(script);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The client's lines that begin with {@code command}, without tag. */
  List<String> commands(String command) {
    return heard.stream().filter(line -> line.startsWith(command)).toList();
  }

  /** Waits until the script has come to {@code X: silence}. */
  void awaitSilence() throws InterruptedException {
    assertThat(silent.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Ends the connection; fails if the client strayed from the script or did not play all of it. */
  @Override
  public void close() throws IOException {
    served.orTimeout(10, TimeUnit.SECONDS).join();
    listener.close();
    assertThat(faults).isEmpty();
  }

  private void serve() {
    try (Socket client = listener.accept()) {
      client.setTcpNoDelay(true);
      play(client.getInputStream(), client.getOutputStream());
    } catch (IOException e) {
      faults.add("the client left early: " + e.getMessage());
    }
  }

  private void play(InputStream rawIn, OutputStream rawOut) throws IOException {
    BufferedReader in = lines(rawIn);
    OutputStream out = rawOut;
    var pending = new StringBuilder();
    for (String line : script) {
      if (line.startsWith("#")) {
        continue;
      }
      String text = line.substring(Math.min(3, line.length()));
      switch (line.charAt(0)) {
        case 'S' -> pending.append(text.replaceFirst("^TAG ", tag + " ")).append("\r\n");
        case 'C' -> {
          send(out, pending);
          if (!expect(in, text)) {
            return;
          }
        }
        case 'Z' -> {
          send(out, pending);
          in = lines(new Inflated(rawIn));
          out = new DeflaterOutputStream(rawOut, new Deflater(9, true), 1 << 20, true);
        }
        default -> {
          send(out, pending);
          if (text.equals("silence")) {
            silent.countDown();
            await(in);
          }
          return;
        }
      }
    }
    send(out, pending);
    leave(in);
  }

  /** Never says that there is more: Java's own always does, and readers wait for it then. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream in) {
      super(in, new Inflater(true));
    }

    @Override
    public int available() {
      return 0;
    }
  }

  private static BufferedReader lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
  }

  private static void send(OutputStream out, StringBuilder pending) throws IOException {
    out.write(pending.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    pending.setLength(0);
  }

  private boolean expect(BufferedReader in, String line) throws IOException {
    return heard(in, encoded(line));
  }

  /**
   * {@code base64{text}} stands for its encoding, ^A for the byte 1, PORT for the server's port.
   */
  private String encoded(String expected) {
    int open = expected.indexOf("base64{");
    if (open < 0) {
      return expected;
    }
    String text =
        expected
            .substring(open + "base64{".length(), expected.length() - 1)
            .replace("^A", "\1")
            .replace("PORT", Integer.toString(port()));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return expected.substring(0, open) + Base64.getEncoder().encodeToString(bytes);
  }

  private boolean heard(BufferedReader in, String expected) throws IOException {
    String line = Optional.ofNullable(in.readLine()).orElse("(end)");
    boolean tagged = expected.startsWith("TAG ");
    tag = tagged ? line.replaceFirst(" .*", "") : tag;
    String said = tagged ? line.replaceFirst("^[^ ]+ ", "") : line;
    heard.add(said);
    boolean same = said.equals(tagged ? expected.substring(4) : expected);
    if (!same) {
      faults.add("expected " + expected + " but heard " + line);
    }
    return same;
  }

  private static void await(BufferedReader in) {
    try {
      while (in.read() >= 0) {
        // Whatever the client says meets silence.
      }
    } catch (IOException e) {
      // A reset is a way to leave as well.
    }
  }

  private void leave(BufferedReader in) {
    try {
      String line = in.readLine();
      if (line != null && !line.endsWith(" LOGOUT")) {
        faults.add("after the script: " + line);
      }
    } catch (IOException e) {
      // A reset is a way to leave as well.
    }
  }
}
