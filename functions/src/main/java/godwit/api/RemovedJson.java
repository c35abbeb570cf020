package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.report.BatchSummary;

/** What the removal of a batch takes, as JSON: counts, and nothing of anybody's mail. */
final class RemovedJson {
  private RemovedJson() {}

  /**
   * What goes.
   *
   * @param before the batch as it was before the first row went
   */
  static ObjectNode of(BatchSummary before) {
    ObjectNode json = Json.object();
    json.put("mailboxes", before.mailboxes());
    json.put("messagesAccountedFor", before.tally().messages());
    json.put("sourceServers", before.batch().endpoints().size());
    json.put("asOf", before.rows().asOf().toString());
    json.put(
        "what",
        "every row, password and secret of the batch, its account of messages, its reports and the"
            + " subscriptions for it alone; mail that has arrived in Exchange stays");
    return json;
  }
}
