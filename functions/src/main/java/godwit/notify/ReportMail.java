package godwit.notify;

import godwit.report.BatchReport;
import godwit.report.BatchSummary;
import godwit.report.MessageCsv;
import godwit.report.ReportCsv;
import godwit.report.ReportMailHtml;
import godwit.target.OutgoingMail;
import godwit.target.OutgoingMail.AttachedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the mail of a report. */
final class ReportMail {
  /**
   * Bytes of one file: two of them as base64 and the body stay below 3 MB, where Graph takes 4 MB
   * in one request (Graph: user: sendMail, 413).
   */
  static final int MOST_BYTES = 1_000_000;

  private ReportMail() {}

  static OutgoingMail of(BatchReport report, List<String> recipients) {
    BatchSummary summary = report.summary();
    String name = summary.batch().id().name().value();
    var files = new ArrayList<AttachedFile>();
    String path = "/api/batches/" + name;
    files.add(file(name + "-report.csv", ReportCsv.of(report), path + "/report"));
    if (!report.failed().isEmpty()) {
      String rest = path + "/messages?state=failed";
      String csv = MessageCsv.of(report.failed(), summary.tally().failed(), "GET " + rest);
      files.add(file(name + "-not-copied.csv", csv, rest));
    }
    return new OutgoingMail(subject(summary, name), ReportMailHtml.of(report), recipients, files);
  }

  /** As the native service words it, and what is to be done. */
  private static String subject(BatchSummary summary, String name) {
    String state =
        switch (summary.batch().status()) {
          case SYNCED -> "synced";
          case SYNCED_WITH_ERRORS -> "synced with errors";
          case FAILED -> "failed";
          case CREATED,
              WAITING,
              STARTING,
              SYNCING,
              INCREMENTAL_SYNCING,
              STOPPING,
              STOPPED,
              REMOVING ->
              summary.synced() + " of " + summary.mailboxes() + " mailboxes synced";
        };
    return "Migration batch "
        + name
        + ": "
        + state
        + count(summary.failed(), " mailbox blocked", " mailboxes blocked")
        + count(summary.tally().failed(), " message not copied", " messages not copied");
  }

  private static String count(long number, String one, String many) {
    return number == 0 ? "" : ", " + number + (number == 1 ? one : many);
  }

  private static AttachedFile file(String name, String csv, String rest) {
    return new AttachedFile(name, "text/csv", cut(csv, rest));
  }

  /** Whole lines only; the last says where the rest is. */
  static String cut(String csv, String rest) {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return csv;
    }
    // A part of a character at the end goes with the line that it is in.
    String part = new String(bytes, 0, MOST_BYTES, StandardCharsets.UTF_8);
    String lines = part.substring(0, part.lastIndexOf("\r\n") + 2);
    return lines + "\"Cut here: the app's GET " + rest + " has all of it.\"\r\n";
  }
}
