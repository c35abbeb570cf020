package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.mime.Conversion;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.UidValidity;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.Messages;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a person recognises a message that did not arrive, and what its row says. */
class FailedMessageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final MessageSummary SUMMARY =
      new MessageSummary(
          7, 1_234, Optional.of(Messages.RECEIVED), MessageFlags.NONE, Optional.empty());

  @Test
  void who_wrote_it_when_and_about_what() {
    Outcome.Shown shown = shown(Messages.ordinary().build());

    assertThat(shown.from()).isEqualTo("Ann Müller <ann@source.example>");
    assertThat(shown.subject()).isEqualTo("Minutes of the meeting");
    assertThat(shown.date()).isEqualTo(Messages.SENT.toString());
  }

  @Test
  void a_sender_without_a_name_is_an_address_and_one_that_is_missing_is_nothing() {
    assertThat(shown(from(Optional.of(new Mailbox("", "ann@source.example")))).from())
        .isEqualTo("ann@source.example");
    assertThat(shown(from(Optional.empty())).from()).isEmpty();
  }

  @Test
  void a_long_subject_is_cut_and_never_within_a_character() {
    String exact = "x".repeat(255);
    String pair = "x".repeat(254) + "\uD83D\uDE00";

    assertThat(shown(Messages.ordinary().subject(exact).build()).subject()).isEqualTo(exact);
    assertThat(shown(Messages.ordinary().subject(exact + "y").build()).subject()).isEqualTo(exact);
    assertThat(shown(Messages.ordinary().subject(pair).build()).subject())
        .isEqualTo("x".repeat(254));
  }

  @Test
  void what_parts_lines_in_a_table_is_a_blank() {
    assertThat(shown(Messages.ordinary().subject("a\u2028b\u2029c").build()).subject())
        .isEqualTo("a b c");
  }

  @Test
  void a_message_without_content_is_told_by_its_identifier_and_date() {
    LedgerEntry entry = Account.bodyless(new UidValidity(3), SUMMARY, NOW);

    var failed = (Outcome.Failed) entry.outcome();
    assertThat(failed.code()).isEqualTo("EMPTY_BODY");
    assertThat(failed.advice()).contains("UID 7");
    assertThat(failed.shown().date()).isEqualTo(Messages.RECEIVED.toString());
    assertThat(entry.validity()).isEqualTo(new UidValidity(3));
    assertThat(entry.at()).isEqualTo(NOW);
  }

  @Test
  void what_could_not_be_kept_by_either_side_is_told_of_a_message_that_arrived() {
    var conversion = new Conversion(Messages.ordinary().build(), List.of("date repaired"));
    var stored = new Delivery.Stored(new TargetMessageId("id"), List.of("subject cut"));

    LedgerEntry entry = Account.of(new UidValidity(3), SUMMARY, "f", conversion, stored, NOW);

    assertThat(entry.outcome())
        .isEqualTo(
            new Outcome.Copied(new TargetMessageId("id"), List.of("date repaired", "subject cut")));
    assertThat(entry.fingerprint()).isEqualTo("f");
    assertThat(entry.sizeBytes()).isEqualTo(1_234);
  }

  private static ExchangeMessage from(Optional<Mailbox> sender) {
    return Messages.ordinary()
        .envelope(
            new Envelope(sender, Optional.empty(), List.of(), List.of(), List.of(), List.of()))
        .build();
  }

  private static Outcome.Shown shown(ExchangeMessage message) {
    LedgerEntry entry =
        Account.of(
            new UidValidity(3),
            SUMMARY,
            "f",
            new Conversion(message, List.of()),
            new Delivery.Refused("code", "advice"),
            NOW);
    return ((Outcome.Failed) entry.outcome()).shown();
  }
}
