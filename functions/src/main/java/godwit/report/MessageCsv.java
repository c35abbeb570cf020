package godwit.report;

import java.util.List;

/** Messages as CSV. For one thread. */
public final class MessageCsv {
  private static final String[] HEADINGS = {
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
    "Settled"
  };

  private final SafeCsv csv = new SafeCsv(HEADINGS);
  private int messages;

  MessageCsv() {}

  /**
   * Messages of which there may be more.
   *
   * @param all how many there are
   * @param rest where they are to be had
   */
  public static String of(List<MessageLine> lines, long all, String rest) {
    var csv = new MessageCsv();
    lines.forEach(csv::add);
    if (lines.size() < all) {
      csv.cut(rest);
    }
    return csv.text();
  }

  void add(MessageLine line) {
    messages++;
    SafeCsv unused =
        csv.row(
            line.mailbox().emailAddress(),
            line.folder().source().display(),
            line.folder().targetPath(),
            Long.toString(line.entry().validity().told().value()),
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

  /** Says in a last line that there is more. */
  void cut(String rest) {
    csv.last(
        "Not whole: this file ends after %d messages. The rest, with Accept: text/csv, is at %s"
            .formatted(messages, rest));
  }

  int messages() {
    return messages;
  }

  int characters() {
    return csv.characters();
  }

  String text() {
    return csv.text();
  }
}
