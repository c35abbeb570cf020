package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.RowOptions;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.EndpointName;
import godwit.endpoint.HostGuard;
import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.Slots;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.ledger.FolderPlan;
import godwit.mime.MessageConverter;
import godwit.seal.PlainSealer;
import godwit.seal.Secret;
import godwit.seal.WrappedKey;
import godwit.source.SourceLogin;
import godwit.source.memory.MemoryMailbox;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rows that are read from another source server than their batch's. */
final class RowEndpointsTest {
  private static final EndpointName NAME = new EndpointName("Old-Host");
  private static final EndpointKey OTHER = EndpointKey.of("old.example.org", 993);

  private static final InetAddress PUBLIC = address();

  private final World world = new World();
  private final Set<String> guarded = new HashSet<>();

  @Test
  void each_source_server_has_connections_of_its_own() throws Exception {
    serve(1, 2);
    for (int i = 0; i < 3; i++) {
      world.mailbox("a" + i + "@b.example");
      elsewhere("z" + i + "@b.example");
    }

    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);

    assertThat(world.slots.holders(own())).hasSize(1);
    assertThat(world.slots.holders(OTHER)).hasSize(2);
    assertThat(active()).containsExactly("a0@b.example", "z0@b.example", "z1@b.example");
  }

  @Test
  void a_server_that_is_full_is_not_asked_again_for_each_who_waits() throws Exception {
    serve(1, 1);
    for (int i = 0; i < 5; i++) {
      elsewhere("z" + i + "@b.example");
    }
    var asked = new AtomicInteger();
    Stores counted =
        Crossed.stores(
            world.stores(),
            Slots.class,
            "acquire",
            call -> {
              asked.incrementAndGet();
              return call.go();
            });

    new Admission(counted, world.clock).admit(world.batch);

    assertThat(active()).containsExactly("z0@b.example");
    assertThat(asked).as("once more than there are connections").hasValue(2);
  }

  @Test
  void the_place_of_a_mailbox_names_nobody_in_a_log() {
    assertThat(new HeldSlot(OTHER, world.batch + "|ada@b.example").toString())
        .contains("old.example.org")
        .doesNotContain("ada");
  }

  @Test
  void a_server_that_is_full_holds_up_nobody_behind_it_who_waits_for_another() throws Exception {
    serve(1, 1);
    elsewhere("a0@b.example");
    elsewhere("a1@b.example");
    world.mailbox("z0@b.example");

    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);

    assertThat(active()).containsExactly("a0@b.example", "z0@b.example");
  }

  @Test
  void everything_is_copied_and_every_connection_given_back() throws Exception {
    serve(1, 1);
    for (int i = 0; i < 3; i++) {
      World.fill(world.mailbox("a" + i + "@b.example"), List.of("INBOX"), 0, 3);
      World.fill(elsewhere("z" + i + "@b.example"), List.of("INBOX"), 0, 3);
    }

    world.run();

    for (int i = 0; i < 3; i++) {
      assertThat(world.arrived("a" + i + "@b.example")).hasSize(3);
      assertThat(world.arrived("z" + i + "@b.example")).hasSize(3);
    }
    assertThat(world.slots.holders(own())).isEmpty();
    assertThat(world.slots.holders(OTHER)).isEmpty();
  }

  @Test
  void whoever_frees_a_connection_lets_in_batches_that_use_the_server_for_rows_only()
      throws Exception {
    serve(1, 1);

    new Admission(world.stores(), world.clock).wake(OTHER);

    assertThat(world.queue.waiting())
        .extracting(w -> w.item())
        .containsExactly(new WorkItem.AdmitBatch(world.batch));
  }

  @Test
  void the_pulse_gives_back_what_nobody_uses_at_any_server_and_leaves_the_rest() throws Exception {
    serve(5, 5);
    elsewhere("z0@b.example");
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
    String working = Admission.holder(world.row("z0@b.example").key());
    assertThat(world.slots.acquire(own(), 5, working)).isTrue();
    assertThat(world.slots.acquire(OTHER, 5, world.batch + "|gone@b.example")).isTrue();
    assertThat(world.slots.acquire(OTHER, 5, "another batch")).isTrue();

    world.pulse().beat(World.QUIET);

    assertThat(world.slots.holders(OTHER)).containsExactly(working, "another batch");
    assertThat(world.slots.holders(own())).isEmpty();
  }

  @Test
  void a_mailbox_that_is_stopped_or_removed_gives_its_own_servers_connection_back()
      throws Exception {
    serve(5, 5);
    elsewhere("z0@b.example");
    elsewhere("z1@b.example");
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
    var control = new MailboxControl(world.stores(), new PlainSealer(), world.clock);

    assertThat(control.stop(batch(), world.row("z0@b.example").key())).isTrue();
    assertThat(control.remove(batch(), world.row("z1@b.example").key())).isPresent();
    world.run();

    assertThat(world.slots.holders(OTHER)).isEmpty();
  }

  @Test
  void a_row_is_entered_at_its_own_server_with_the_secret_of_that() throws Exception {
    Batch batch = administered();

    SourceLogin login =
        login(batch, new RowOptions(Optional.of(NAME), Optional.empty(), Optional.empty()));

    assertThat(login.endpoint().key()).isEqualTo(OTHER);
    assertThat(login.endpoint().access().logIn()).isEqualTo(LogInForm.AUTHZID);
    assertThat(login.secret().orElseThrow().reveal()).isEqualTo("root's");
    assertThat(guarded).containsExactly("old.example.org");
  }

  @Test
  void a_row_is_entered_in_its_own_way() throws Exception {
    Batch batch = administered();

    SourceLogin proxied = login(batch, by(LogInForm.PROXYAUTH));
    SourceLogin alone = login(batch, by(LogInForm.PASSWORD));
    SourceLogin token = login(batch, by(LogInForm.XOAUTH2));

    assertThat(proxied.endpoint().access().adminUser()).contains("root");
    assertThat(proxied.secret().orElseThrow().reveal()).isEqualTo("root's");
    assertThat(alone.endpoint().access().adminUser()).isEmpty();
    assertThat(alone.secret()).isEmpty();
    assertThat(token.endpoint().access().logIn()).isEqualTo(LogInForm.XOAUTH2);
    assertThat(token.secret()).isEmpty();
    assertThat(token.password().reveal()).isEqualTo("own");
  }

  @Test
  void a_row_with_a_folder_of_its_own_lies_below_that_and_others_below_the_batchs()
      throws Exception {
    var options = new RowOptions(Optional.empty(), Optional.empty(), Optional.of("Old mail/2024"));
    World.fill(world.mailbox("a@b.example"), List.of("INBOX"), 0, 1);
    World.fill(world.mailbox("z@b.example"), List.of("INBOX"), 0, 1);
    world.mailboxes.insertAll(
        world.batch, List.of(Batches.mailbox(world.batch, "z@b.example").withOptions(options)));

    world.run();

    assertThat(paths("a@b.example")).containsExactly("inbox");
    assertThat(paths("z@b.example")).containsExactly("Old mail/2024/Inbox");
  }

  @Test
  void rows_of_every_server_are_assessed_though_one_is_full() throws Exception {
    serve(1, 1);
    assertThat(world.slots.acquire(own(), 1, "another batch")).isTrue();
    World.fill(world.mailbox("a0@b.example"), List.of("INBOX"), 0, 1);
    World.fill(elsewhere("z0@b.example"), List.of("INBOX"), 0, 1);
    World.fill(elsewhere("z1@b.example"), List.of("INBOX"), 0, 1);
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();
    assertThat(
            new InspectionControl(world.inspections, world.queue, world.clock)
                .inspect(batch(), Inspection.ASSESS))
        .isNotNull();

    work();

    assertThat(assessed()).containsExactly("z0@b.example", "z1@b.example");
    world.slots.release(own(), "another batch");
    world.queue.send(new WorkItem.InspectBatch(world.batch, Inspection.ASSESS), Duration.ZERO);
    work();
    assertThat(assessed()).containsExactly("a0@b.example", "z0@b.example", "z1@b.example");
    assertThat(world.slots.holders(OTHER)).isEmpty();
  }

  private void work() throws Exception {
    for (var due = world.queue.due(world.clock.instant());
        !due.isEmpty();
        due = world.queue.due(world.clock.instant())) {
      for (WorkItem item : due) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
  }

  private List<String> assessed() throws Exception {
    return world
        .inspections
        .assessments()
        .results(world.batch, Optional.empty(), 100)
        .results()
        .stream()
        .map(result -> result.mailbox().address())
        .toList();
  }

  /** So many connections at the batch's own server, and at that of some rows. */
  private void serve(int own, int ofRows) throws Exception {
    Batch batch = batch();
    SourceEndpoint other = other().withConcurrency(ofRows, ofRows);
    assertThat(
            world.batches.update(
                batch
                    .withEndpoint(batch.endpoint().withConcurrency(own, own))
                    .withRowEndpoints(List.of(other))))
        .isPresent();
  }

  private static SourceEndpoint other() {
    return new SourceEndpoint("old.example.org", 993, Security.SSL, Optional.empty(), 20, 10)
        .withName(NAME);
  }

  private MemoryMailbox elsewhere(String address) throws Exception {
    MemoryMailbox source = world.mailbox(address);
    var options = new RowOptions(Optional.of(NAME), Optional.empty(), Optional.empty());
    world.mailboxes.insertAll(
        world.batch, List.of(Batches.mailbox(world.batch, address).withOptions(options)));
    return source;
  }

  private List<String> active() throws Exception {
    return world.mailboxes.page(world.batch, Set.of(), Optional.empty(), 100).mailboxes().stream()
        .filter(m -> m.status().isActive())
        .map(Mailbox::emailAddress)
        .toList();
  }

  private List<String> paths(String address) throws Exception {
    return world.plans.all(world.row(address).key()).stream().map(FolderPlan::targetPath).toList();
  }

  private EndpointKey own() {
    return batch().endpoint().key();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** A batch, both of whose servers are entered by an administrator. */
  private static Batch administered() {
    Batch plain = Batches.batch(Batches.id());
    return plain
        .withEndpoint(entered(plain.endpoint(), Batch.sourceSecretCell(plain.id())))
        .withRowEndpoints(List.of(entered(other(), Batch.rowSecretCell(plain.id(), NAME))));
  }

  private static SourceEndpoint entered(SourceEndpoint endpoint, String cell) {
    var secret = new PlainSealer().seal(new WrappedKey("", ""), Secret.of("root's"), cell);
    return endpoint.withAccess(
        new SourceAccess(
            LogInForm.AUTHZID,
            Optional.of("root"),
            Optional.empty(),
            Optional.of(secret),
            SourceAccess.Reading.USUAL));
  }

  private static RowOptions by(LogInForm form) {
    return new RowOptions(Optional.empty(), Optional.of(form), Optional.empty());
  }

  private SourceLogin login(Batch batch, RowOptions options) throws Exception {
    var sealer = new PlainSealer();
    var key = new MailboxKey(batch.id(), "a@b.example");
    var own = sealer.seal(batch.dataKey(), Secret.of("own"), Mailbox.passwordCell(key));
    var row = Mailbox.queued(key, "a@b.example", "a", own, Optional.empty(), Batches.MADE);
    var guard = new HostGuard(this::resolve, Set.of());
    var ends = new Ends(world.sources, world.targets, new MessageConverter(), sealer, guard);
    return ends.login(batch, row.withOptions(options));
  }

  private List<InetAddress> resolve(String host) {
    guarded.add(host);
    return List.of(PUBLIC);
  }

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {8, 8, 8, 8});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
