package godwit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetFolderId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link FolderPlans} does. */
public interface FolderPlansContract {
  /** The plans under test; they may hold mailboxes of other tests. */
  FolderPlans plans();

  @Test
  default void shows_what_was_saved_with_every_value() throws Exception {
    var mailbox = mailbox();
    var plan =
        new FolderPlan(
            new FolderKey(mailbox, "0123456789abcdef"),
            new SourceFolder(
                "INBOX.&AOk-t/\"\\#?%\u00ff",
                List.of("INBOX", "été/2019", "a\"b", "", "😀"),
                Optional.of(SpecialUse.SENT),
                false),
            new TargetFolderId("AAMk=/+"),
            "Sent Items/été",
            new UidValidity(Long.MAX_VALUE),
            UidRange.MAX_UID,
            Optional.of(Long.MAX_VALUE),
            200_000,
            3,
            List.of("0123456789abcdef", "fedcba9876543210"),
            new Reopening(true, "2020-01-01T00:00:00Z//35", true),
            Losses.in(7)
                .found(List.of(3L, 4L, 9L), Optional.of("m-00-09"))
                .found(List.of(UidRange.MAX_UID), Optional.empty()),
            new FlagWatch("modseq 9", "digest 7 0123456789abcdef", UidRange.MAX_UID),
            List.of(new UidRange(1, 1), new UidRange(2, 5), new UidRange(9, UidRange.MAX_UID)));

    plans().save(mailbox, List.of(plan));

    assertThat(plans().all(mailbox)).containsExactly(plan);
  }

  @Test
  default void a_folder_may_have_as_many_chunks_as_a_plan_allows() throws Exception {
    var mailbox = mailbox();
    var chunks =
        LongStream.range(0, FolderPlan.MAX_CHUNKS)
            .mapToObj(i -> new UidRange(4_000_000_000L + i * 2, 4_000_000_000L + i * 2 + 1))
            .toList();
    var plan = plan(mailbox, 1, 0, chunks);

    plans().save(mailbox, List.of(plan));

    assertThat(plans().all(mailbox)).containsExactly(plan);
  }

  @Test
  default void folders_come_in_the_order_in_which_each_was_first_saved() throws Exception {
    var mailbox = mailbox();
    var nine = plan(mailbox, 9, 0, List.of());
    var two = plan(mailbox, 2, 0, List.of());
    var five = plan(mailbox, 5, 0, List.of());
    plans().save(mailbox, List.of(nine, two));

    plans().save(mailbox, List.of(five, two));

    assertThat(plans().all(mailbox)).containsExactly(nine, two, five);
  }

  @Test
  default void saving_replaces_the_plan_of_the_same_folder_and_is_idempotent() throws Exception {
    var mailbox = mailbox();
    var other = plan(mailbox, 1, 0, List.of());
    var later = plan(mailbox, 2, 1, List.of(new UidRange(7, 9)));
    plans().save(mailbox, List.of(plan(mailbox, 2, 0, List.of(new UidRange(1, 6))), other));

    plans().save(mailbox, List.of(later));
    plans().save(mailbox, List.of(later));

    assertThat(plans().all(mailbox)).containsExactly(later, other);
  }

  @Test
  default void a_mailbox_may_have_more_folders_than_fit_into_one_transaction() throws Exception {
    var mailbox = mailbox();
    var plans =
        IntStream.range(0, 250).mapToObj(i -> plan(mailbox, 999 - i, 0, List.of())).toList();

    plans().save(mailbox, plans);

    assertThat(plans().all(mailbox)).containsExactlyElementsOf(plans);
  }

  @Test
  default void purge_removes_the_plans_of_the_mailbox_alone_and_is_idempotent() throws Exception {
    var mailbox = mailbox();
    var other = mailbox();
    plans().save(mailbox, List.of(plan(mailbox, 1, 0, List.of()), plan(mailbox, 2, 0, List.of())));
    plans().save(other, List.of(plan(other, 1, 0, List.of())));

    plans().purge(mailbox);
    plans().purge(mailbox);

    assertThat(plans().all(mailbox)).isEmpty();
    assertThat(plans().all(other)).hasSize(1);
  }

  private static MailboxKey mailbox() {
    return new MailboxKey(Batches.id(), "ada@example.org");
  }

  private static FolderPlan plan(MailboxKey mailbox, int number, int round, List<UidRange> chunks) {
    return new FolderPlan(
        new FolderKey(mailbox, "%016x".formatted(number)),
        new SourceFolder("folder" + number, List.of("folder" + number), Optional.empty(), true),
        new TargetFolderId("target" + number),
        "folder" + number,
        new UidValidity(1),
        0,
        Optional.empty(),
        0,
        round,
        List.of(),
        Reopening.NONE,
        Losses.NONE,
        FlagWatch.NONE,
        chunks);
  }
}
