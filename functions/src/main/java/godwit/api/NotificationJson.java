package godwit.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.notify.MailState;
import java.time.Instant;

/** What became of a batch's report mails, beside the rest of the batch. */
final class NotificationJson {
  private final Tells tells;

  NotificationJson(Tells tells) {
    this.tells = tells;
  }

  /** Adds it, and to the next steps what a person must do about it. */
  void put(ObjectNode json, Batch batch) throws MigrationException {
    if (!batch.options().notifications().areMailed()) {
      return;
    }
    ObjectNode mails = json.putObject("reportMails");
    mails.put("enabled", tells.mails());
    if (!tells.mails()) {
      step(
          json,
          "Reports are not mailed to the notification addresses: the setting REPORT_SENDER names no"
              + " mailbox to send them from.");
      return;
    }
    MailState state = tells.tellings().mail(batch.id());
    state.sent().map(Instant::toString).ifPresent(at -> mails.put("lastSentDateTime", at));
    state.next().map(Instant::toString).ifPresent(at -> mails.put("nextTryDateTime", at));
    state
        .problem()
        .ifPresent(why -> {
          mails.put("problem", why);
          step(json, "The last report could not be mailed: " + why + then(state));
        });
  }

  private static String then(MailState state) {
    return state.next().isPresent()
        ? ". It is tried again."
        : ". It was given up; the report of the next round is mailed again.";
  }

  private static void step(ObjectNode json, String text) {
    if (json.get("nextSteps") instanceof ArrayNode steps) {
      steps.add(text);
    }
  }
}
