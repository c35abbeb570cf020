package godwit.cutover.dns;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.cutover.MxAnswer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Against a name server of its own on loopback. */
class DnsMailExchangersTest {
  private DatagramSocket socket;
  private DnsMailExchangers exchangers;

  @BeforeEach
  void listen() throws Exception {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    exchangers =
        new DnsMailExchangers(Optional.of((InetSocketAddress) socket.getLocalSocketAddress()));
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() {
    socket.close();
  }

  @Test
  void hosts_come_by_preference_in_lower_case_with_the_time_to_live() {
    assertThat(exchangers.of(List.of("two.example")))
        .containsEntry(
            "two.example",
            new MxAnswer.Found(
                List.of("a.mail.protection.outlook.com", "b.example"), Duration.ofMinutes(10)));
  }

  @Test
  void domains_without_records_and_unknown_ones_have_none() {
    assertThat(exchangers.of(List.of("empty.example", "unknown.example", "bad..example")))
        .hasSize(3)
        .allSatisfy((domain, answer) -> assertThat(answer).isEqualTo(new MxAnswer.None()));
  }

  @Test
  void a_server_that_fails_leaves_it_open() {
    assertThat(exchangers.of(List.of("broken.example")))
        .containsEntry("broken.example", new MxAnswer.Unanswered());
  }

  @Test
  void a_domain_that_takes_no_mail_says_so_with_a_dot() {
    assertThat(exchangers.of(List.of("null.example")))
        .containsEntry("null.example", new MxAnswer.Found(List.of("."), Duration.ofMinutes(10)));
  }

  private void serve() {
    try {
      while (!socket.isClosed()) {
        var packet = new DatagramPacket(new byte[1_500], 1_500);
        socket.receive(packet);
        byte[] asked = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(new Message(asked)).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (java.io.IOException e) {
      assertThat(socket.isClosed()).isTrue();
    }
  }

  private static Message answer(Message query) throws java.io.IOException {
    var answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    Name name = query.getQuestion().getName();
    switch (name.toString(true)) {
      case "two.example" -> {
        add(answer, name, 20, "b.example.");
        add(answer, name, 10, "A.Mail.Protection.Outlook.com.");
      }
      case "null.example" -> add(answer, name, 0, ".");
      case "empty.example" -> {}
      case "broken.example" -> answer.getHeader().setRcode(Rcode.SERVFAIL);
      default -> answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    return answer;
  }

  private static void add(Message answer, Name name, int preference, String host)
      throws java.io.IOException {
    answer.addRecord(
        new MXRecord(name, DClass.IN, 600, preference, Name.fromString(host)), Section.ANSWER);
  }
}
