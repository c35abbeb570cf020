package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.RowOptions;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MailboxBlockedException;
import godwit.seal.PlainSealer;
import godwit.seal.SealedSecret;
import godwit.seal.Secret;
import godwit.source.SourceConnector;
import godwit.work.WorkItem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which mailboxes go on when the secret of a source server is another. */
final class NewSecretTest {
  private static final EndpointName NAME = new EndpointName("Old-Host");

  private final World world = new World();

  @Test
  void those_that_are_blocked_and_entered_with_it_go_on_and_no_others() throws Exception {
    administered();
    row("ada@b.example", RowOptions.NONE, MailboxStatus.FAILED);
    row("own@b.example", by(Optional.of(LogInForm.PASSWORD)), MailboxStatus.FAILED);
    row("else@b.example", at(NAME), MailboxStatus.FAILED);
    row("rests@b.example", RowOptions.NONE, MailboxStatus.SYNCED);
    row("stopped@b.example", RowOptions.NONE, MailboxStatus.STOPPED);
    var control = new BatchControl(world.stores(), world.clock);

    assertThat(control.goOn(batch(), server -> server.name().isEmpty())).isOne();

    assertThat(status("ada@b.example")).isEqualTo(MailboxStatus.QUEUED);
    assertThat(status("own@b.example")).isEqualTo(MailboxStatus.FAILED);
    assertThat(status("else@b.example")).isEqualTo(MailboxStatus.FAILED);
    assertThat(status("rests@b.example")).isEqualTo(MailboxStatus.SYNCED);
    assertThat(status("stopped@b.example")).isEqualTo(MailboxStatus.STOPPED);
    assertThat(world.queue.waiting())
        .extracting(waiting -> waiting.item())
        .containsExactly(new WorkItem.AdmitBatch(world.batch));
  }

  @Test
  void those_of_an_endpoint_that_rows_name_go_on_with_its_secret() throws Exception {
    administered();
    row("ada@b.example", RowOptions.NONE, MailboxStatus.FAILED);
    row("else@b.example", at(NAME), MailboxStatus.INCREMENTAL_FAILED);
    var control = new BatchControl(world.stores(), world.clock);

    assertThat(control.goOn(batch(), server -> server.isNamed(NAME))).isOne();
    assertThat(control.goOn(batch(), server -> server.isNamed(NAME))).isZero();

    assertThat(status("else@b.example")).isEqualTo(MailboxStatus.QUEUED);
    assertThat(status("ada@b.example")).isEqualTo(MailboxStatus.FAILED);
  }

  @Test
  void a_secret_that_is_given_while_the_old_one_is_being_refused_is_tried_at_once()
      throws Exception {
    administered();
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    SourceConnector way = world.way;
    var old = batch().endpoint().access().secret();
    world.way =
        login -> {
          if (!batch().endpoint().access().secret().equals(old)) {
            return way.connect(login);
          }
          SourceEndpoint entered = batch().endpoint();
          SourceEndpoint renewed = entered.withAccess(entered.access().withSecret(sealed("new")));
          assertThat(world.batches.update(batch().withEndpoint(renewed))).isPresent();
          throw new MailboxBlockedException("SOURCE_AUTH", "the old one is refused");
        };

    world.run();

    assertThat(status(World.TARGET)).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(3);
  }

  private SealedSecret sealed(String secret) {
    String cell = Batch.sourceSecretCell(world.batch);
    return new PlainSealer().seal(batch().dataKey(), Secret.of(secret), cell);
  }

  private void administered() {
    Batch batch = batch();
    var other =
        new SourceEndpoint("old.example.org", 993, Security.SSL, Optional.empty(), 20, 10)
            .withName(NAME);
    Batch entered =
        batch
            .withEndpoint(entered(batch.endpoint(), Batch.sourceSecretCell(batch.id())))
            .withRowEndpoints(List.of(entered(other, Batch.rowSecretCell(batch.id(), NAME))));
    assertThat(world.batches.update(entered)).isPresent();
  }

  private SourceEndpoint entered(SourceEndpoint endpoint, String cell) {
    var secret = new PlainSealer().seal(batch().dataKey(), Secret.of("root's"), cell);
    return endpoint.withAccess(
        new SourceAccess(
            LogInForm.AUTHZID,
            Optional.of("root"),
            Optional.empty(),
            Optional.of(secret),
            SourceAccess.Reading.USUAL));
  }

  private void row(String address, RowOptions options, MailboxStatus status) {
    Mailbox row = Batches.in(Batches.mailbox(world.batch, address), status).withOptions(options);
    world.mailboxes.insertAll(world.batch, List.of(row));
  }

  private static RowOptions by(Optional<LogInForm> form) {
    return new RowOptions(Optional.empty(), form, Optional.empty());
  }

  private static RowOptions at(EndpointName name) {
    return new RowOptions(Optional.of(name), Optional.empty(), Optional.empty());
  }

  private MailboxStatus status(String address) {
    return world.row(address).status();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
