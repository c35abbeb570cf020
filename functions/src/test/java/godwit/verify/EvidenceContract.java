package godwit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.target.StampPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Evidence} does. */
public interface EvidenceContract {
  Sighting FIRST = new Sighting("0011223344556677", 0xFFFF_FFFF_FFFFL, 4_294_967_295L, -1, 7);
  Sighting SECOND = new Sighting("0011223344556677", 1, 1, Long.MIN_VALUE, 0);
  Difference MISSING = new Difference(Difference.Kind.MISSING, "Plans/\u2028x", 7, "AAMk=");

  /** The evidence under test. */
  Evidence evidence();

  @Test
  default void a_walk_is_gone_on_with_where_it_was() throws Exception {
    MailboxKey mailbox = mailbox();
    assertThat(evidence().walk(mailbox, "one")).isEmpty();

    Evidence.Walk begun = evidence().begin(mailbox, "one");
    Evidence.Walk then = begun.after(new StampPlace(950, List.of("a", "b")), true);
    evidence().add(mailbox, then, List.of(FIRST));
    evidence().add(mailbox, then.after(new StampPlace(1_900, List.of("c")), false), List.of());
    Evidence.Walk last = evidence().walk(mailbox, "one").orElseThrow();

    assertThat(last)
        .isEqualTo(new Evidence.Walk("one", new StampPlace(1_900, List.of("c")), 2, true));
    assertThat(evidence().sightings(mailbox)).containsExactly(FIRST);
    assertThat(evidence().walk(mailbox, "two")).isEmpty();
  }

  @Test
  default void a_page_that_is_added_twice_counts_once() throws Exception {
    MailboxKey mailbox = mailbox();
    Evidence.Walk next = evidence().begin(mailbox, "one").after(StampPlace.START, true);

    evidence().add(mailbox, next, List.of(FIRST, SECOND));
    evidence().add(mailbox, next, List.of(FIRST, SECOND));

    assertThat(evidence().sightings(mailbox)).containsExactly(FIRST, SECOND);
  }

  @Test
  default void a_new_run_forgets_the_old_one() throws Exception {
    MailboxKey mailbox = mailbox();
    Evidence.Walk next = evidence().begin(mailbox, "one").after(StampPlace.START, false);
    evidence().add(mailbox, next, List.of(FIRST));
    evidence().settle(mailbox, 0, check(1), List.of(MISSING));

    assertThat(evidence().begin(mailbox, "two").complete()).isFalse();

    assertThat(evidence().sightings(mailbox)).isEmpty();
    assertThat(evidence().folders(mailbox)).isEmpty();
    assertThat(evidence().differences(mailbox, Optional.empty(), 10).differences()).isEmpty();
  }

  @Test
  default void folders_come_in_order_and_one_that_is_settled_again_is_replaced() throws Exception {
    MailboxKey mailbox = mailbox();
    assertThat(evidence().begin(mailbox, "one").pages()).isZero();

    evidence().settle(mailbox, 1, check(3), List.of());
    evidence().settle(mailbox, 0, check(2), List.of(MISSING, MISSING));
    evidence().settle(mailbox, 0, check(1), List.of(MISSING));

    assertThat(evidence().folders(mailbox)).containsExactly(check(1), check(3));
    assertThat(evidence().differences(mailbox, Optional.empty(), 10).differences())
        .containsExactly(MISSING);
  }

  @Test
  default void differences_come_in_pages_and_go_with_their_mailbox() throws Exception {
    MailboxKey mailbox = mailbox();
    assertThat(evidence().begin(mailbox, "one").pages()).isZero();
    List<Difference> many =
        IntStream.range(0, 250)
            .mapToObj(i -> new Difference(Difference.Kind.NEW, "Inbox", i + 1, ""))
            .toList();
    evidence().settle(mailbox, 0, check(250), many);

    var first = evidence().differences(mailbox, Optional.empty(), 200);
    var second = evidence().differences(mailbox, first.next(), 200);

    assertThat(first.differences()).isEqualTo(many.subList(0, 200));
    assertThat(second.differences()).isEqualTo(many.subList(200, 250));
    assertThat(second.next()).isEmpty();
    evidence().purge(mailbox);
    evidence().purge(mailbox);
    assertThat(evidence().folders(mailbox)).isEmpty();
  }

  private static FolderCheck check(long found) {
    return new FolderCheck(
        "Plans/2019",
        "Plans/2019",
        OptionalLong.of(9),
        8,
        7,
        6,
        found,
        4,
        3,
        2,
        OptionalLong.empty(),
        Map.of(Difference.Kind.MISSING, 2L, Difference.Kind.NEW, 1L));
  }

  private static MailboxKey mailbox() {
    return new MailboxKey(Batches.id(), "Ada@contoso.example");
  }
}
