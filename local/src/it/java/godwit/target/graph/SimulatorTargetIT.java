package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.TransientException;
import godwit.local.exchange.ExchangeSimulator;
import godwit.local.exchange.SimulatorOptions;
import godwit.target.ArrivedMessage;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.MailTargetContract;
import godwit.target.Messages;
import godwit.target.TargetFolder;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetMarksContract;
import godwit.target.TargetMovesContract;
import godwit.target.TargetProbe;
import godwit.target.WellKnownFolder;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Graph adapter against the Exchange Online stand-in with Graph's documented limits on. */
final class SimulatorTargetIT
    implements MailTargetContract, TargetMarksContract, TargetMovesContract {
  private static final String TOKEN = "integration";

  private static ExchangeSimulator simulator;
  private static GraphConnector connector;
  private static int mailboxes;

  private final String address = "o'brien+" + mailboxes++ + "@target.example";
  private final MailTarget target = connector.open(address);
  private final SimulatorProbe probe = new SimulatorProbe(simulator.baseUri(), TOKEN, address);

  @BeforeAll
  static void start() {
    simulator = ExchangeSimulator.start(SimulatorOptions.of(TOKEN, Clock.systemUTC()));
    connector =
        new GraphConnector(
            GraphSettings.at(URI.create(simulator.baseUri() + "/v1.0")),
            GraphConnector.token(TOKEN),
            Clock.systemUTC(),
            pause -> Thread.sleep(pause.toMillis()));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void a_name_that_the_calendar_has_goes_under_imported() throws Exception {
    TargetFolder calendar =
        target.folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of("Calendar")));

    assertThat(calendar.path()).isEqualTo(imported("Calendar"));
    assertThat(target.folder(imported("Calendar"))).isEqualTo(calendar);
  }

  @Test
  void a_message_whose_answer_was_lost_is_found_not_stored_again() throws Exception {
    TargetFolderId inbox = inbox();
    ExchangeMessage message = withLargeFile();
    probe.plant(fault("POST", "/messages", "after", 0));

    assertThatThrownBy(() -> target.deliver(inbox, Messages.stamp(1), message))
        .isInstanceOf(TransientException.class);

    // Its large file never came, so it is half-made.
    assertThat(probe.messages(inbox)).hasSize(1);
    assertThat(target.find(inbox, Messages.stamp(1), message)).isEmpty();
    assertThat(probe.messages(inbox)).isEmpty();
  }

  @Test
  void a_whole_message_whose_answer_was_lost_is_adopted() throws Exception {
    TargetFolderId inbox = inbox();
    ExchangeMessage message = Messages.ordinary().build();
    probe.plant(fault("POST", "/messages", "after", 0));

    assertThatThrownBy(() -> target.deliver(inbox, Messages.stamp(1), message))
        .isInstanceOf(TransientException.class);

    assertThat(target.find(inbox, Messages.stamp(1), message)).isPresent();
    assertThat(probe.messages(inbox)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, AttachmentSessions, before, 0",
    "PUT, AttachmentSessions, after, 0",
    "PUT, AttachmentSessions, before, 1",
    "PUT, AttachmentSessions, after, 1",
    "PUT, AttachmentSessions, before, 2",
    "PUT, AttachmentSessions, after, 2",
    "POST, createUploadSession, after, 0",
    "GET, attachments, before, 0"
  })
  void a_cut_during_an_upload_leaves_each_file_once(
      String method, String path, String when, int skip) throws Exception {
    TargetFolderId inbox = inbox();
    ExchangeMessage message = withLargeFile();
    probe.plant(fault(method, path, when, skip));

    Delivery delivery = target.deliver(inbox, Messages.stamp(1), message);

    assertThat(delivery).isInstanceOf(Delivery.Stored.class);
    assertThat(probe.messages(inbox).getFirst().attachments())
        .extracting(ArrivedMessage.ArrivedAttachment::sha256)
        .containsExactly(Contents.sha256(message.attachments().getFirst().content()));
  }

  private static ExchangeMessage withLargeFile() {
    return Messages.ordinary()
        .attachments(Messages.file("large.bin", Contents.pattern(9_000_001)))
        .build();
  }

  private static String fault(String method, String path, String when, int skip) {
    return "[{\"match\":{\"method\":\"%s\",\"pathContains\":\"%s\"},\"status\":0,\"times\":1,"
            .formatted(method, path)
        + "\"skip\":%d,\"when\":\"%s\",\"drop\":true,\"emptyBody\":false}]".formatted(skip, when);
  }

  private static TargetFolderPath imported(String name) {
    return new TargetFolderPath(WellKnownFolder.ROOT, List.of("Imported", name));
  }

  private TargetFolderId inbox() throws Exception {
    return target.folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of())).id();
  }

  @Override
  public MailTarget target() {
    return target;
  }

  @Override
  public MailTarget missing() {
    return connector.open("nobody@target.example");
  }

  @Override
  public TargetProbe probe() {
    return probe;
  }
}
