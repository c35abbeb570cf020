package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import godwit.batch.MailboxStatus;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.ResumingConnector;
import godwit.source.SourceLogin;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapSettings;
import godwit.work.WorkItem;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A source server that stops answering, from the socket to what the user sees: our time-outs end
 * the wait, the mailbox goes on by itself once the server answers again, and nothing is lost.
 */
final class SilentServerTest {
  private static final int MESSAGES = 12;
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final World world = new World();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private GaggedLine line;

  @TempDir Path spool;

  @BeforeEach
  void start() throws Exception {
    server.start();
    GreenMailUser ada = server.setUser("ada@example.org", "ada", "secret");
    for (int i = 0; i < MESSAGES; i++) {
      append(ada, i);
    }
    line = GaggedLine.before(server.getImap().getPort());
    var inMemory = world.mailbox(World.TARGET);
    assertThat(inMemory).isNotNull();
    world.way = this::connect;
  }

  @AfterEach
  void stop() throws Exception {
    line.close();
    server.stop();
  }

  @Test
  void silence_in_a_message_is_waited_for_no_longer_than_set_and_nothing_is_lost()
      throws Exception {
    line.gagAt("BODY[]");
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(6, new Random(7));

    var row = world.row(World.TARGET);
    assertThat(row.status()).isEqualTo(MailboxStatus.SYNCING);
    assertThat(row.problem())
        .hasValueSatisfying(problem -> {
          assertThat(problem.code()).isEqualTo("READ_TIMEOUT");
          assertThat(problem.advice()).contains("fell silent").doesNotContain("ada", "secret");
        });
    assertThat(row.progress().tally().failed()).isZero();

    line.speak();
    world.run();

    assertArrived();
  }

  @Test
  void silence_that_a_new_connection_mends_costs_nothing() throws Exception {
    line.gagAfter(4_000);

    world.run();

    assertArrived();
  }

  @Test
  void a_server_that_does_not_even_greet_is_told_and_tried_again() throws Exception {
    line.gagAfter(0);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(6, new Random(7));

    assertThat(world.row(World.TARGET).problem())
        .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("READ_TIMEOUT"));
    assertThat(world.arrived(World.TARGET)).isEmpty();

    line.speak();
    world.run();

    assertArrived();
  }

  @Test
  void a_connection_that_is_not_taken_is_told_and_tried_again() throws Exception {
    try (var full = FullPort.open()) {
      world.way = login -> connect(login, full.port());
      world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

      world.runFor(6, new Random(7));

      assertThat(world.row(World.TARGET).problem())
          .hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo("CONNECT_TIMEOUT");
            assertThat(problem.advice()).contains("firewall");
          });
    }

    world.way = this::connect;
    world.run();

    assertArrived();
  }

  private void assertArrived() {
    var row = world.row(World.TARGET);
    assertThat(row.status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(row.problem()).isEmpty();
    assertThat(row.progress().tally().copied()).isEqualTo(MESSAGES);
    assertThat(row.progress().tally().failed()).isZero();
    assertThat(world.arrived(World.TARGET)).hasSize(MESSAGES).doesNotHaveDuplicates();
  }

  private MailSource connect(SourceLogin login) throws MigrationException {
    return connect(login, line.port());
  }

  private MailSource connect(SourceLogin login, int port) throws MigrationException {
    var settings = new ImapSettings(PATIENCE, PATIENCE, 1 << 20, 1 << 20, spool);
    var endpoint =
        new SourceEndpoint("127.0.0.1", port, Security.NONE, Optional.empty(), 1, 1)
            .withAccess(login.endpoint().access());
    return new ResumingConnector(new ImapConnector(settings))
        .connect(new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty()));
  }

  private static void append(GreenMailUser user, int number) throws Exception {
    String head = new String(World.message(number), StandardCharsets.US_ASCII);
    byte[] mail = (head + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    user.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
  }
}
