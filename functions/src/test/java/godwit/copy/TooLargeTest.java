package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.mime.Conversion;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.UidValidity;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.Messages;
import godwit.target.TargetFolderPath;
import godwit.target.WellKnownFolder;
import godwit.target.memory.MemoryConnector;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TooLargeTest {
  @Test
  void a_message_over_the_limit_fails_as_too_large_with_its_size_subject_and_date()
      throws Exception {
    ExchangeMessage message =
        Messages.ordinary()
            .subject("Scans of the archive")
            .attachments(Messages.file("scans.zip", Contents.pattern(36L << 20)))
            .build();
    var targets = new MemoryConnector();
    assertThat(targets.mailbox("ada@contoso.example").folders()).isEmpty();
    var target = targets.open("ada@contoso.example");
    var inbox = target.folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of()));
    var summary =
        new MessageSummary(
            7, 52_000_000, Optional.of(Messages.RECEIVED), MessageFlags.NONE, Optional.empty());

    Delivery delivery = target.deliver(inbox.id(), Messages.stamp(7), message);
    LedgerEntry entry =
        Account.of(
            new UidValidity(1),
            summary,
            "f",
            new Conversion(message, List.of()),
            delivery,
            Instant.EPOCH);

    var failed = (Outcome.Failed) entry.outcome();
    assertThat(failed.code()).isEqualTo("MessageTooLarge");
    assertThat(failed.advice()).contains("larger than the");
    assertThat(failed.shown().subject()).isEqualTo("Scans of the archive");
    assertThat(failed.shown().date()).isEqualTo("2015-03-04T05:06:01Z");
    assertThat(failed.shown().from()).contains("ann@source.example");
    assertThat(entry.sizeBytes()).isEqualTo(52_000_000);
    assertThat(targets.mailbox("ada@contoso.example").messages(inbox.id())).isEmpty();
  }
}
