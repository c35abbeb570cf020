package godwit.copy;

import godwit.batch.MessageSelection;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Trace;
import godwit.mime.Conversion;
import godwit.source.MessageSummary;
import godwit.source.UidValidity;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes ledger entries of what became of messages. */
final class Account {
  private Account() {}

  static LedgerEntry of(
      UidValidity validity,
      MessageSummary summary,
      String fingerprint,
      Conversion conversion,
      Delivery delivery,
      Instant now) {
    Outcome outcome =
        switch (delivery) {
          case Delivery.Stored stored ->
              new Outcome.Copied(
                  stored.id(), both(conversion.degradations(), stored.degradations()));
          case Delivery.Refused refused ->
              new Outcome.Failed(refused.code(), refused.reason(), shown(conversion.message()));
        };
    return entry(validity, summary, fingerprint, outcome, now);
  }

  /** It was at the target before, which its stamp proves. */
  static LedgerEntry adopted(
      UidValidity validity, MessageSummary summary, Trace trace, Instant now) {
    var outcome = new Outcome.Copied(trace.id(), List.of());
    return entry(validity, summary, trace.fingerprint(), outcome, now);
  }

  /** It is at the target, which its stamp proves, and no more at the source. */
  static LedgerEntry missing(UidValidity validity, Trace trace, Instant now) {
    var doubt = List.of("gone at the source before it was certain that it is here whole");
    var outcome = new Outcome.Copied(trace.id(), doubt);
    return new LedgerEntry(validity, trace.uid(), outcome, 0, trace.fingerprint(), "", now);
  }

  static LedgerEntry expunged(UidValidity validity, MessageSummary summary, Instant now) {
    var outcome = new Outcome.Skipped("EXPUNGED", "expunged at the source before it could be read");
    return entry(validity, summary, "", outcome, now);
  }

  static LedgerEntry leftOut(
      UidValidity validity,
      MessageSummary summary,
      MessageSelection selection,
      MessageSelection.Reason why,
      Instant now) {
    var outcome = new Outcome.Skipped(why.name(), selection.explain(why));
    return entry(validity, summary, "", outcome, now);
  }

  /** The source lists the message but serves nothing of it, even when asked for it alone. */
  static LedgerEntry bodyless(UidValidity validity, MessageSummary summary, Instant now) {
    var shown = new Outcome.Shown("", "", summary.internalDate().map(Instant::toString).orElse(""));
    var outcome =
        new Outcome.Failed(
            "EMPTY_BODY",
            "the source server lists this message but gives no content for it; look at it there,"
                + " UID "
                + summary.uid()
                + ", and repair or delete it",
            shown);
    return entry(validity, summary, "", outcome, now);
  }

  private static LedgerEntry entry(
      UidValidity validity,
      MessageSummary summary,
      String fingerprint,
      Outcome outcome,
      Instant now) {
    return new LedgerEntry(
        validity,
        summary.uid(),
        outcome,
        summary.sizeBytes(),
        fingerprint,
        Letters.of(summary.flags()),
        now);
  }

  private static List<String> both(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Outcome.Shown shown(ExchangeMessage message) {
    String from =
        message
            .envelope()
            .from()
            .map(m -> m.name().isEmpty() ? m.address() : m.name() + " <" + m.address() + ">")
            .orElse("");
    return new Outcome.Shown(
        cut(message.subject(), 255), cut(from, 320), message.sent().toString());
  }

  private static String cut(String text, int chars) {
    String line = text.replace('\u2028', ' ').replace('\u2029', ' ');
    if (line.length() <= chars) {
      return line;
    }
    // Half a pair is no text that storage must take.
    return line.substring(0, Character.isHighSurrogate(line.charAt(chars - 1)) ? chars - 1 : chars);
  }
}
