package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.FolderChangedException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Trace;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryTraces;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.MessageStamp;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetMessageId;
import godwit.target.WellKnownFolder;
import godwit.target.memory.MemoryConnector;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message that is at the target whole is not sent; what is there in part is. */
class KnownThereTest {
  private static final String ADDRESS = "ada@contoso.example";
  private static final ExchangeMessage MESSAGE =
      Messages.ordinary().attachments(Messages.file("a.txt", Contents.pattern(10))).build();

  private final Rows rows = new Rows();
  private final MemoryTraces traces = new MemoryTraces();
  private final MemoryConnector targets = new MemoryConnector();
  private final FolderPlan work = PlannedFolder.named("Work").kin(FolderIds.of("Work")).build();
  private final FolderPlan before = PlannedFolder.named("Work").validity(7).build();
  private final MailTarget target;
  private final TargetFolderId inbox;

  KnownThereTest() throws Exception {
    assertThat(targets.mailbox(ADDRESS).folders()).isEmpty();
    target = targets.open(ADDRESS);
    inbox = folder();
  }

  private TargetFolderId folder() throws Exception {
    return target.folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of())).id();
  }

  @Test
  void the_message_that_its_stamp_names_comes_before_others_of_its_content() throws Exception {
    TargetMessageId named = deliver("7");
    trace(work, 7, named);
    rows.write(before, Rows.copied(before, 1, "content", deliver("1").value()));

    assertThat(find("content")).contains(named);
  }

  @Test
  void a_number_that_was_given_to_another_message_proves_nothing() throws Exception {
    trace(work, 7, deliver("7"));
    TargetMessageId like = deliver("1");
    rows.write(before, Rows.copied(before, 1, "other content", like.value()));

    assertThat(find("other content")).contains(like);
    assertThat(find("third content")).isEmpty();
  }

  @Test
  void what_a_crash_has_left_in_part_is_passed_over() throws Exception {
    TargetMessageId cut = deliver("7");
    TargetMessageId alsoCut = deliver("8");
    TargetMessageId whole = deliver("9");
    targets.mailbox(ADDRESS).removeAnAttachment(cut);
    targets.mailbox(ADDRESS).removeAnAttachment(alsoCut);
    trace(work, 7, cut);
    trace(before, 8, alsoCut);
    trace(before, 9, whole);

    var there = KnownThere.in(known(work, 1, 10), target);
    assertThat(there.find(summary(), "content", MESSAGE)).contains(whole);
    assertThat(there.find(summary(), "content", MESSAGE)).isEmpty();
  }

  @Test
  void what_a_row_says_is_whole_is_not_asked_about() throws Exception {
    var id = new TargetMessageId("deleted by its owner");
    rows.write(before, Rows.copied(before, 1, "content", id.value()));

    assertThat(find("content")).contains(id);
  }

  @Test
  void a_folder_that_is_its_own_past_is_known_by_numbers_and_no_other() throws Exception {
    trace(work, 7, deliver("7"));
    FolderPlan fresh = PlannedFolder.named("Work").build();

    assertThat(known(work, 1, 7).identical(summary())).isPresent();
    assertThat(known(work, 1, 6).identical(summary())).isEmpty();
    assertThat(known(fresh, 1, 7).identical(summary())).isEmpty();
  }

  @Test
  void what_may_have_been_sent_is_looked_for_wherever_its_labels_may_have_led() throws Exception {
    TargetFolderId other = target.folder(path("Other")).id();
    TargetFolderId third = target.folder(path("Third")).id();
    var search = new Search(target);
    var route = route(inbox, new TargetFolderId("gone"), other, third);
    assertThat(search.along(route, new MessageStamp("s"), MESSAGE)).isEmpty();
    TargetMessageId late = deliver(third, "s");
    assertThat(search.along(route, new MessageStamp("s"), MESSAGE)).contains(late);
    TargetMessageId first = deliver("s");

    assertThat(search.along(route, new MessageStamp("s"), MESSAGE)).contains(first);
    assertThat(search.in(third, new MessageStamp("s"), MESSAGE)).contains(late);
    assertThatThrownBy(
            () -> search.along(route(new TargetFolderId("gone")), new MessageStamp("s"), MESSAGE))
        .isInstanceOf(FolderChangedException.class);
  }

  private static TargetFolderPath path(String name) {
    return new TargetFolderPath(WellKnownFolder.ROOT, List.of(name));
  }

  private static LabelRoutes.Route route(TargetFolderId to, TargetFolderId... elsewhere) {
    return new LabelRoutes.Route(to, List.of(), List.of(), List.of(elsewhere));
  }

  private Optional<TargetMessageId> find(String content) throws Exception {
    return KnownThere.in(known(work, 1, 10), target).find(summary(), content, MESSAGE);
  }

  private KnownContent known(FolderPlan folder, long first, long last) throws Exception {
    var given = new Given();
    var past = new Past(rows.ledger, traces, List.of(folder), given);
    var books = new CopySession.Books(rows.ledger, new MemoryFolderPlans(), traces);
    var source = new godwit.source.memory.MemoryMailbox().session();
    var search = new LossSearch(books, source, new Held(), LossSearch.Size.USUAL);
    var departures = new Departures(rows.ledger, search, List.of(folder), given, "worker");
    var known = new KnownContent(past, departures, folder);
    known.lookAt(new UidRange(first, last));
    return known;
  }

  private static MessageSummary summary() {
    return new MessageSummary(
        7, 10, Optional.of(Instant.EPOCH), MessageFlags.NONE, Optional.empty());
  }

  private TargetMessageId deliver(String stamp) throws Exception {
    return deliver(inbox, stamp);
  }

  private TargetMessageId deliver(TargetFolderId folder, String stamp) throws Exception {
    Delivery delivery = target.deliver(folder, new MessageStamp(stamp), MESSAGE);
    return ((Delivery.Stored) delivery).id();
  }

  private void trace(FolderPlan folder, long uid, TargetMessageId id) {
    traces.save(
        folder.key().mailbox(),
        List.of(
            new Trace(folder.key().id(), folder.validity(), uid, "content", id, Optional.empty())));
  }
}
