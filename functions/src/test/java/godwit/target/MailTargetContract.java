package godwit.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MailboxBlockedException;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Importance;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.ExchangeMessage.MessageState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link MailTarget} does. An adapter's test implements this and adds little. */
public interface MailTargetContract {
  /** A mailbox without mail; the same one throughout a test. */
  MailTarget target();

  /** A mailbox that does not exist. */
  MailTarget missing();

  /** Another way into {@link #target()}. */
  TargetProbe probe();

  @Test
  default void a_mailbox_that_exists_passes_the_check() throws Exception {
    target().check();

    assertThat(target().limits().concurrentRequests()).isPositive();
  }

  @Test
  default void a_mailbox_that_does_not_exist_is_blocked_with_advice() {
    assertThatThrownBy(() -> missing().check())
        .isInstanceOf(MailboxBlockedException.class)
        .message()
        .isNotBlank();
  }

  @Test
  default void every_well_known_folder_is_there() throws Exception {
    Set<TargetFolderId> ids = new HashSet<>();

    for (WellKnownFolder root : WellKnownFolder.values()) {
      if (root != WellKnownFolder.ROOT) {
        ids.add(target().folder(new TargetFolderPath(root, List.of())).id());
      }
    }

    assertThat(ids).hasSize(WellKnownFolder.values().length - 1);
  }

  @Test
  default void makes_a_folder_and_what_is_above_it_once() throws Exception {
    TargetFolderId north = folder("Projects", "2019", "North");

    assertThat(folder("Projects", "2019", "North")).isEqualTo(north);
    assertThat(folder("Projects", "2019")).isNotEqualTo(north);
  }

  @Test
  default void names_of_folders_compare_without_case() throws Exception {
    assertThat(folder("PROJEKTE", "ärger")).isEqualTo(folder("Projekte", "Ärger"));
  }

  @Test
  default void a_name_may_hold_what_a_path_or_a_query_could_not() throws Exception {
    TargetFolderId odd = folder("a/b \\ c", "O'Brien & co #1 + 100%");

    assertThat(folder("a/b \\ c", "O'Brien & co #1 + 100%")).isEqualTo(odd);
    assertThat(folder("a", "b")).isNotEqualTo(odd);
  }

  @Test
  default void folders_below_different_folders_may_have_one_name() throws Exception {
    TargetFolderId below =
        target().folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of("Same"))).id();

    assertThat(folder("Same")).isNotEqualTo(below);
  }

  @Test
  default void threads_that_ask_for_one_folder_get_one_folder() throws Exception {
    List<Callable<TargetFolderId>> askers = new ArrayList<>();
    for (int i = 0; i < target().limits().concurrentRequests(); i++) {
      askers.add(() -> folder("Raced", "For"));
    }

    Set<TargetFolderId> found = new HashSet<>();
    try (var pool = Executors.newFixedThreadPool(askers.size())) {
      for (Future<TargetFolderId> answer : pool.invokeAll(askers)) {
        found.add(answer.get());
      }
    }

    assertThat(found).hasSize(1);
  }

  @Test
  default void a_message_arrives_as_it_was_received() throws Exception {
    var flagged = new MessageState(false, true, true, Importance.HIGH, List.of("Blue", "Später"));
    ExchangeMessage message = Messages.ordinary().state(flagged).build();

    ArrivedMessage arrived = arrived(message);

    assertThat(arrived.subject()).isEqualTo("Minutes of the meeting");
    assertThat(arrived.body()).contains("Grüße \u2713");
    assertThat(arrived.from()).isEqualTo("ann@source.example");
    assertThat(arrived.to()).containsExactly("bob@target.example");
    assertThat(arrived.internetMessageId()).isEqualTo("<1@source.example>");
    assertThat(arrived.received()).isEqualTo(Messages.RECEIVED);
    assertThat(arrived.draft()).isFalse();
    assertThat(arrived.read()).isTrue();
    assertThat(arrived.flagged()).isTrue();
    assertThat(arrived.categories()).containsExactlyInAnyOrder("Blue", "Später");
  }

  @Test
  default void an_unread_message_arrives_unread() throws Exception {
    var unread = new MessageState(false, false, false, Importance.NORMAL, List.of());

    ArrivedMessage arrived = arrived(Messages.ordinary().state(unread).build());

    assertThat(arrived.read()).isFalse();
    assertThat(arrived.draft()).isFalse();
    assertThat(arrived.flagged()).isFalse();
  }

  @Test
  default void a_draft_stays_a_draft() throws Exception {
    assertThat(arrived(Messages.ordinary().draft().build()).draft()).isTrue();
  }

  @Test
  default void further_properties_arrive() throws Exception {
    var references = new MapiProperty("String 0x1039", "<a@b> <c@d>");

    ArrivedMessage arrived = arrived(Messages.ordinary().properties(references).build());

    assertThat(arrived.properties()).containsEntry("String 0x1039", "<a@b> <c@d>");
  }

  @Test
  default void addresses_that_are_empty_are_left_out() throws Exception {
    var nobody = new Mailbox("undisclosed-recipients", "");
    var envelope =
        new Envelope(
            Optional.of(nobody),
            Optional.empty(),
            List.of(nobody, new Mailbox("", "bob@target.example")),
            List.of(nobody),
            List.of(),
            List.of());

    ArrivedMessage arrived = arrived(Messages.ordinary().envelope(envelope).build());

    assertThat(arrived.to()).containsExactly("bob@target.example");
  }

  @Test
  default void small_attachments_arrive_byte_for_byte() throws Exception {
    Attachment picture = Messages.picture("p1@source", Contents.pattern(70_001));
    Attachment file = Messages.file("Bericht – März.pdf", Contents.text("%PDF"));
    Attachment empty = Messages.file("empty.txt", Contents.text(""));

    ArrivedMessage arrived = arrived(Messages.ordinary().attachments(picture, file, empty).build());

    assertThat(arrived.attachments())
        .containsExactlyInAnyOrder(
            attachment(picture, "p1@source"), attachment(file, ""), attachment(empty, ""));
  }

  @Test
  default void attachments_too_large_for_one_request_arrive_byte_for_byte() throws Exception {
    Attachment small = Messages.file("small.bin", Contents.pattern(1_000));
    Attachment middle = Messages.file("middle.bin", Contents.pattern(2_800_000));
    Attachment second = Messages.file("second.bin", Contents.pattern(2_900_001));
    Attachment large = Messages.file("large.bin", Contents.pattern(9_000_001));

    ArrivedMessage arrived =
        arrived(Messages.ordinary().attachments(large, middle, second, small).build());

    assertThat(arrived.attachments())
        .containsExactlyInAnyOrder(
            attachment(small, ""),
            attachment(middle, ""),
            attachment(second, ""),
            attachment(large, ""));
  }

  @Test
  default void a_message_larger_than_the_target_takes_is_refused_and_leaves_nothing()
      throws Exception {
    Attachment huge =
        Messages.file("huge.bin", Contents.pattern(target().limits().messageBytes() + 1));
    ExchangeMessage message = Messages.ordinary().attachments(huge).build();

    Delivery refused = target().deliver(inbox(), Messages.stamp(1), message);
    Delivery next = target().deliver(inbox(), Messages.stamp(2), Messages.ordinary().build());

    assertThat(refused).isInstanceOf(Delivery.Refused.class);
    assertThat(next).isInstanceOf(Delivery.Stored.class);
    assertThat(probe().messages(inbox())).hasSize(1);
  }

  @Test
  default void a_subject_over_255_characters_is_cut_and_said_so() throws Exception {
    ExchangeMessage message = Messages.ordinary().subject("é".repeat(400)).build();

    Delivery.Stored stored = stored(1, message);

    assertThat(stored.degradations()).hasSize(1);
    assertThat(probe().messages(inbox()).getFirst().subject()).isEqualTo("é".repeat(255));
  }

  @Test
  default void a_message_is_found_by_its_stamp_in_its_folder() throws Exception {
    ExchangeMessage message = Messages.ordinary().build();
    Delivery.Stored first = stored(1, message);
    Delivery.Stored second = stored(2, message);
    TargetFolderId other = folder("Other");

    assertThat(target().find(inbox(), Messages.stamp(1), message)).contains(first.id());
    assertThat(target().find(inbox(), Messages.stamp(2), message)).contains(second.id());
    assertThat(target().find(inbox(), Messages.stamp(3), message)).isEmpty();
    assertThat(target().find(other, Messages.stamp(1), message)).isEmpty();
  }

  @Test
  default void a_message_with_all_its_attachments_is_found() throws Exception {
    ExchangeMessage message =
        Messages.ordinary()
            .attachments(
                Messages.file("a.bin", Contents.pattern(3_500_000)),
                Messages.picture("x", Contents.text("")))
            .build();
    Delivery.Stored stored = stored(1, message);

    assertThat(target().find(inbox(), Messages.stamp(1), message)).contains(stored.id());
  }

  @Test
  default void a_half_made_message_is_removed_and_counts_as_absent() throws Exception {
    ExchangeMessage message =
        Messages.ordinary()
            .attachments(
                Messages.file("a.bin", Contents.text("a")),
                Messages.file("b.bin", Contents.text("b")))
            .build();
    Delivery.Stored stored = stored(1, message);
    probe().removeAnAttachment(stored.id());

    assertThat(target().find(inbox(), Messages.stamp(1), message)).isEmpty();
    assertThat(probe().messages(inbox())).isEmpty();
  }

  @Test
  default void all_stamps_of_the_mailbox_are_shown_whatever_the_folder() throws Exception {
    TargetFolderId other = folder("Other", "Below");
    List<StampedMessage> expected = new ArrayList<>();
    for (int number = 1; number <= 7; number++) {
      ExchangeMessage message = Messages.ordinary().build();
      TargetFolderId place = number % 2 == 0 ? other : inbox();
      var stored = (Delivery.Stored) target().deliver(place, Messages.stamp(number), message);
      expected.add(
          new StampedMessage(Messages.stamp(number), stored.id(), Optional.of(Messages.RECEIVED)));
    }

    List<StampedMessage> shown = new ArrayList<>();
    target().stamped(shown::addAll);

    assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  default void a_mailbox_without_mail_has_no_stamps() throws Exception {
    List<StampedMessage> shown = new ArrayList<>();
    target().stamped(shown::addAll);

    assertThat(shown).isEmpty();
  }

  @Test
  default void a_message_is_held_for_as_long_as_it_is_there_and_whole() throws Exception {
    ExchangeMessage message =
        Messages.ordinary()
            .attachments(
                Messages.file("a.bin", Contents.text("a")),
                Messages.file("b.bin", Contents.text("b")))
            .build();
    Delivery.Stored whole = stored(1, message);
    Delivery.Stored half = stored(2, message);
    probe().removeAnAttachment(half.id());

    assertThat(target().holds(whole.id(), message)).isTrue();
    assertThat(target().holds(half.id(), message)).isFalse();
    assertThat(target().holds(half.id(), message)).isFalse();
    assertThat(probe().messages(inbox())).hasSize(1);
  }

  private TargetFolderId inbox() throws Exception {
    return target().folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of())).id();
  }

  private TargetFolderId folder(String... names) throws Exception {
    return target().folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of(names))).id();
  }

  private Delivery.Stored stored(int number, ExchangeMessage message) throws Exception {
    Delivery delivery = target().deliver(inbox(), Messages.stamp(number), message);
    assertThat(delivery).isInstanceOf(Delivery.Stored.class);
    return (Delivery.Stored) delivery;
  }

  private ArrivedMessage arrived(ExchangeMessage message) throws Exception {
    Delivery.Stored stored = stored(1, message);
    assertThat(stored.degradations()).isEmpty();
    List<ArrivedMessage> there = probe().messages(inbox());
    assertThat(there).hasSize(1);
    assertThat(there.getFirst().id()).isEqualTo(stored.id().value());
    return there.getFirst();
  }

  private static ArrivedMessage.ArrivedAttachment attachment(Attachment sent, String contentId) {
    return new ArrivedMessage.ArrivedAttachment(
        sent.name(), sent.inline(), contentId, Contents.sha256(sent.content()));
  }
}
