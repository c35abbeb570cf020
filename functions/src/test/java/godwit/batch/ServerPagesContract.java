package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.EndpointName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link MailboxStore} does for the source servers that rows name. */
public interface ServerPagesContract {
  /** The store under test; it may hold mailboxes of other tests. */
  MailboxStore store();

  @Test
  default void pages_show_only_the_mailboxes_of_a_source_server() throws Exception {
    var batch = Batches.id();
    var own = Batches.mailbox(batch, "a@b.example");
    var other = Batches.mailbox(batch, "b@b.example").withOptions(at("Old-Host"));
    var third = Batches.mailbox(batch, "c@b.example").withOptions(at("third"));
    store().insertAll(batch, List.of(own, other, third));

    assertThat(addresses(batch, Optional.empty(), MailboxStatus.QUEUED))
        .containsExactly("a@b.example");
    assertThat(addresses(batch, Optional.of("OLD-host"), MailboxStatus.QUEUED))
        .containsExactly("b@b.example");
    assertThat(addresses(batch, Optional.of("old-host"), MailboxStatus.SYNCED)).isEmpty();
    assertThat(addresses(batch, Optional.of("nobody"), MailboxStatus.QUEUED)).isEmpty();
  }

  @Test
  default void a_page_begins_behind_any_row_that_one_ends_at() throws Exception {
    var batch = Batches.id();
    var names = List.of("a^1", "a+2", "aZ3", "a'4", "ab5", "a_6", "jürgen7", "jörg8", "j9", "李10");
    store()
        .insertAll(
            batch, names.stream().map(n -> Batches.mailbox(batch, n + "@b.example")).toList());
    var all = store().page(batch, Set.of(), Optional.empty(), 100).mailboxes();

    assertThat(all).hasSize(names.size());
    for (int i = 0; i < all.size(); i++) {
      var end = Optional.of(store().endAt(all.get(i).key()));
      var rest = store().page(batch, Set.of(), end, 100).mailboxes();
      assertThat(rest)
          .extracting(Mailbox::emailAddress)
          .containsExactlyElementsOf(
              all.subList(i + 1, all.size()).stream().map(Mailbox::emailAddress).toList());
    }
  }

  private List<String> addresses(BatchId batch, Optional<String> server, MailboxStatus status)
      throws Exception {
    var name = server.map(EndpointName::new);
    return store().pageOf(batch, name, Set.of(status), Optional.empty(), 10).mailboxes().stream()
        .map(Mailbox::emailAddress)
        .toList();
  }

  private static RowOptions at(String server) {
    return new RowOptions(
        Optional.of(new EndpointName(server)), Optional.empty(), Optional.empty());
  }
}
