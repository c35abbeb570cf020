package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.pace.Ease;
import godwit.pace.Pace;
import godwit.pace.Spent;
import godwit.seal.SealedSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link MailboxStore} does with many updates at once. */
public interface BulkUpdateContract {
  /** The store under test; it may hold mailboxes of other tests. */
  MailboxStore store();

  @Test
  default void updates_more_than_fit_into_one_transaction() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 1_234));
    var wanted = new ArrayList<Mailbox>();
    store().forEach(batch, Set.of(), 1000, m -> wanted.add(stopped(m)));

    assertThat(store().updateAll(wanted)).isEmpty();

    assertThat(addresses(batch, EnumSet.of(MailboxStatus.STOPPED), 1000)).hasSize(1_234);
    assertThat(store().updateAll(List.of())).isEmpty();
  }

  @Test
  default void of_many_updates_only_those_are_left_of_which_somebody_was_faster() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 203));
    var read = store().page(batch, Set.of(), Optional.empty(), 1000).mailboxes();
    var faster =
        store().update(read.get(150).edit().taken("faster", Batches.MADE).at(Batches.MADE));
    assertThat(store().remove(read.get(7))).isTrue();

    var wanted = read.stream().map(BulkUpdateContract::stopped).toList();
    var left = store().updateAll(wanted);

    assertThat(left).containsExactlyInAnyOrder(wanted.get(7), wanted.get(150));
    assertThat(store().find(read.get(7).key())).isEmpty();
    assertThat(store().find(read.get(150).key())).isEqualTo(faster);
    assertThat(addresses(batch, EnumSet.of(MailboxStatus.STOPPED), 1000)).hasSize(201);
  }

  @Test
  default void many_updates_write_every_value_and_give_way_to_the_next() throws Exception {
    var batch = Batches.id();
    var full = full(batch, "ada@example.org");
    store().insertAll(batch, List.of(full, Batches.mailbox(batch, "bob@example.org")));
    var read = store().find(full.key()).orElseThrow();

    assertThat(store().updateAll(List.of(read.edit().stopRequested(false).at(full.updated()))))
        .isEmpty();

    var found = store().find(full.key()).orElseThrow();
    same(found, read.edit().stopRequested(false).at(full.updated()));
    assertThat(store().update(found.edit().stopRequested(true).at(full.updated()))).isPresent();
    assertThat(store().updateAll(List.of(found.edit().stopRequested(false).at(full.updated()))))
        .hasSize(1);
  }

  /** Each with 100 notes of 500 characters: 60 of them are more than a transaction takes. */
  @Test
  default void updates_that_are_too_large_for_one_transaction_take_several() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 60));
    var notes = Collections.nCopies(100, "ü".repeat(500));
    var read = store().page(batch, Set.of(), Optional.empty(), 1000).mailboxes();
    var wanted = read.stream().map(m -> m.edit().notes(notes).at(Batches.MADE)).toList();

    assertThat(store().updateAll(wanted)).isEmpty();

    assertThat(store().page(batch, Set.of(), Optional.empty(), 1000).mailboxes())
        .hasSize(60)
        .allSatisfy(m -> assertThat(m.notes()).isEqualTo(notes));
  }

  private static Mailbox stopped(Mailbox mailbox) {
    return mailbox.edit().status(MailboxStatus.STOPPED).at(Batches.MADE);
  }

  /** All addresses, page by page. */
  default List<String> addresses(BatchId batch, Set<MailboxStatus> statuses, int limit)
      throws Exception {
    var addresses = new ArrayList<String>();
    Optional<String> after = Optional.empty();
    do {
      var page = store().page(batch, statuses, after, limit);
      assertThat(page.mailboxes()).hasSizeLessThanOrEqualTo(limit);
      page.mailboxes().forEach(m -> addresses.add(m.key().address()));
      after = page.next();
    } while (after.isPresent());
    return addresses;
  }

  static List<Mailbox> numbered(BatchId batch, int count) {
    return IntStream.range(0, count).mapToObj(i -> Batches.mailbox(batch, address(i))).toList();
  }

  static String address(int number) {
    return "user%05d@example.org".formatted(number);
  }

  /** With something in every field. */
  static Mailbox full(BatchId batch, String address) {
    var made = Batches.MADE;
    return new Mailbox(
        new MailboxKey(batch, address),
        address,
        "Domain/Admin/ada",
        new SealedSecret("c2VhbGVk"),
        Optional.of("shared.ada"),
        new RowOptions(
            Optional.of(new EndpointName("Old-Host")),
            Optional.of(LogInForm.OAUTHBEARER),
            Optional.of("Old mail/2024")),
        MailboxStatus.INCREMENTAL_SYNCING,
        new Relay(3, "2026-11-22", Relay.Stage.COPY, 4, 5, 6, 7),
        new Baton(7, "owner", made.plusSeconds(60)),
        true,
        Optional.of(new Problem("AUTHENTICATIONFAILED", "give new credentials", made)),
        new Progress(
            4_294_967_296L,
            new Tally(1, 2, 3, 4, 50_000_000_000L),
            new Tally(6, 7, 8, 9, 10),
            Optional.of(made.minusSeconds(1)),
            Optional.of(made.plusNanos(1)),
            Duration.ofMillis(123_456_789),
            Duration.ofHours(30)),
        new Pace(
            Spent.parse("2988576:16,2988579:9884"),
            Spent.parse("5977152:148000000"),
            Spent.parse("1037:2500000000"),
            new Ease(475, 1000, 1, made.minusSeconds(7)),
            made.plusSeconds(450)),
        List.of("merged: a with A", "renamed: \u2028 to _"),
        made,
        "");
  }

  static void same(Mailbox found, Mailbox expected) {
    assertThat(found).usingRecursiveComparison().ignoringFields("version").isEqualTo(expected);
  }
}
