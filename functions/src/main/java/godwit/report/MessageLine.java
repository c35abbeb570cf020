package godwit.report;

import godwit.batch.Mailbox;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;

/** One message of the account, with where it belongs. */
public record MessageLine(Mailbox mailbox, FolderPlan folder, LedgerEntry entry) {
  /** Its state in one word: copied, degraded, moved, skipped or failed. */
  public String state() {
    return switch (entry.outcome()) {
      case Outcome.Copied copied -> copied.degradations().isEmpty() ? "copied" : "degraded";
      case Outcome.Moved moved -> "moved";
      case Outcome.Skipped skipped -> "skipped";
      case Outcome.Failed failed -> "failed";
    };
  }

  /** The code of a failure or of a reason to leave it out; empty where there is none. */
  public String code() {
    return switch (entry.outcome()) {
      case Outcome.Copied copied -> "";
      case Outcome.Moved moved -> "";
      case Outcome.Skipped skipped -> skipped.code();
      case Outcome.Failed failed -> failed.code();
    };
  }

  /** Why it is in this state and what to do; empty for a message that arrived whole. */
  public String reason() {
    return switch (entry.outcome()) {
      case Outcome.Copied copied -> String.join("; ", copied.degradations());
      case Outcome.Moved moved ->
          "moved to another folder at the source, where it is accounted for";
      case Outcome.Skipped skipped -> skipped.reason();
      case Outcome.Failed failed -> failed.advice();
    };
  }

  /** How a person recognises it; nothing in it unless it failed. */
  public Outcome.Shown shown() {
    return entry.outcome() instanceof Outcome.Failed failed
        ? failed.shown()
        : new Outcome.Shown("", "", "");
  }

  /** Shows nothing: it is mail. */
  @Override
  public String toString() {
    return "MessageLine[hidden]";
  }
}
