package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.report.BatchReport;
import godwit.report.Consistency;
import godwit.report.MailboxReport;
import godwit.report.MessageLine;
import java.util.List;

/** A report as JSON. */
final class ReportJson {
  private ReportJson() {}

  static ObjectNode of(BatchReport report, ApiCall call) {
    ObjectNode json = Json.object();
    json.put("reportDateTime", report.at().toString());
    json.put("complete", report.complete());
    json.set("batch", BatchJson.full(report.summary(), call));
    var mailboxes = json.putArray("mailboxes");
    for (MailboxReport mailbox : report.mailboxes()) {
      mailboxes.add(MailboxJson.full(mailbox.mailbox(), mailbox.folders()));
    }
    messages(json, "failed", report.failed());
    messages(json, "degraded", report.degraded());
    ObjectNode grades = json.putObject("dataConsistencyScores");
    for (Consistency grade : Consistency.values()) {
      grades.put(grade.nativeName(), grade.meaning());
    }
    return json;
  }

  private static void messages(ObjectNode json, String member, List<MessageLine> lines) {
    var array = json.putArray(member);
    lines.forEach(line -> array.add(MessageJson.entry(line)));
  }
}
