package godwit.local.chaos.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.local.chaos.plan.WireFault;
import godwit.local.chaos.plan.WireFault.Blow;
import godwit.local.chaos.plan.WireFault.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that suffer. */
@Timeout(30)
class TcpProxyTest {
  private final BlockingQueue<WireFault> struck = new LinkedBlockingQueue<>();
  private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
  private final TcpProxy proxy = TcpProxy.listen("test", (name, fault) -> struck.add(fault));
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    proxy.target(server.getLocalPort());
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        accepted.add(server.accept());
      } catch (IOException e) {
        assertThat(server.isClosed()).isTrue();
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  private static WireFault fault(
      int connection, Direction direction, long after, Blow blow, int millis) {
    return new WireFault(connection, direction, after, blow, Duration.ofMillis(millis));
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(5_000);
    return socket;
  }

  private Socket atServer() throws InterruptedException, IOException {
    Socket socket = accepted.poll(10, TimeUnit.SECONDS);
    assertThat(socket).isNotNull();
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String read(Socket socket, int bytes) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readNBytes(bytes), StandardCharsets.US_ASCII);
  }

  @Test
  void without_faults_every_byte_passes_both_ways_and_is_counted() throws Exception {
    try (Socket client = connect();
        Socket there = atServer()) {
      write(client, "question");
      assertThat(read(there, 8)).isEqualTo("question");
      write(there, "answer");

      assertThat(read(client, 6)).isEqualTo("answer");
      assertThat(proxy.bytesToServer()).isEqualTo(8);
      assertThat(struck).isEmpty();
    }
  }

  @Test
  void a_cut_lets_pass_exactly_the_bytes_before_it() throws Exception {
    WireFault end = fault(0, Direction.TO_CLIENT, 4, Blow.END, 0);
    proxy.suffer(List.of(end));

    try (Socket client = connect();
        Socket there = atServer()) {
      write(there, "literal");

      assertThat(read(client, 100)).isEqualTo("lite");
      assertThat(struck.poll(5, TimeUnit.SECONDS)).isEqualTo(end);
    }
  }

  @Test
  void a_reset_breaks_the_connection_of_the_planned_number_alone() throws Exception {
    proxy.suffer(List.of(fault(1, Direction.TO_SERVER, 2, Blow.RESET, 0)));

    try (Socket first = connect();
        Socket firstThere = atServer();
        Socket second = connect();
        Socket secondThere = atServer()) {
      write(first, "whole");
      assertThat(read(firstThere, 5)).isEqualTo("whole");
      write(second, "broken");

      assertThatThrownBy(() -> read(second, 1)).isInstanceOf(IOException.class);
      assertThat(struck).hasSize(1);
      assertThat(secondThere.isConnected()).isTrue();
    }
  }

  @Test
  void after_a_pause_the_rest_passes() throws Exception {
    proxy.suffer(List.of(fault(0, Direction.TO_SERVER, 3, Blow.PAUSE, 20)));

    try (Socket client = connect();
        Socket there = atServer()) {
      write(client, "patience");

      assertThat(read(there, 8)).isEqualTo("patience");
      assertThat(struck).hasSize(1);
    }
  }

  @Test
  void what_a_silence_holds_back_never_arrives_though_its_sender_gives_up() throws Exception {
    proxy.suffer(List.of(fault(0, Direction.TO_SERVER, 5, Blow.SILENCE, 200)));

    Socket client = connect();
    try (Socket there = atServer()) {
      client.setSoTimeout(20);
      write(client, "first second");
      assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketTimeoutException.class);
      client.close();

      assertThat(read(there, 100)).isEqualTo("first");
    }
  }

  @Test
  void healed_a_silent_connection_ends_and_no_fault_strikes_any_more() throws Exception {
    proxy.suffer(
        List.of(
            fault(0, Direction.TO_CLIENT, 0, Blow.SILENCE, 20_000),
            fault(1, Direction.TO_CLIENT, 1, Blow.END, 0)));
    try (Socket client = connect();
        Socket there = atServer()) {
      write(there, "unheard");
      assertThat(struck.poll(5, TimeUnit.SECONDS)).isNotNull();
      proxy.heal();
      assertThat(read(client, 100)).isEmpty();
    }

    try (Socket client = connect();
        Socket there = atServer()) {
      write(there, "heard");
      assertThat(read(client, 5)).isEqualTo("heard");
    }
  }

  @Test
  void where_no_server_listens_the_client_is_cut_off() throws Exception {
    server.close();

    try (Socket client = connect()) {
      assertThatThrownBy(
              () -> {
                int end = client.getInputStream().read();
                throw new IOException("the connection ended: " + end);
              })
          .isInstanceOf(IOException.class);
    }
  }
}
