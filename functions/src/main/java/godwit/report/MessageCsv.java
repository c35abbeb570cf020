package godwit.report;

import java.util.List;

/** Messages as CSV. */
public final class MessageCsv {
  private MessageCsv() {}

  public static String of(List<MessageLine> lines) {
    var csv =
        new SafeCsv(
            "EmailAddress",
            "Folder",
            "TargetFolder",
            "UidValidity",
            "Uid",
            "State",
            "Code",
            "Reason",
            "Subject",
            "From",
            "Date",
            "SizeBytes",
            "Settled");
    lines.forEach(line -> add(csv, line));
    return csv.text();
  }

  private static void add(SafeCsv csv, MessageLine line) {
    csv.row(
        line.mailbox().emailAddress(),
        line.folder().source().display(),
        line.folder().targetPath(),
        Long.toString(line.entry().validity().value()),
        Long.toString(line.entry().uid()),
        line.state(),
        line.code(),
        line.reason(),
        line.shown().subject(),
        line.shown().from(),
        line.shown().date(),
        Long.toString(line.entry().sizeBytes()),
        line.entry().at().toString());
  }
}
