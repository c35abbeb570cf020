package godwit.report;

import godwit.batch.Mailbox;
import java.util.List;

/**
 * What became of a mailbox.
 *
 * @param folders empty if they are left out of the report, or nothing was listed yet
 */
public record MailboxReport(Mailbox mailbox, List<FolderReport> folders) {
  public MailboxReport {
    folders = List.copyOf(folders);
  }

  /** The same without its folders. */
  MailboxReport withoutFolders() {
    return new MailboxReport(mailbox, List.of());
  }

  public Throughput throughput() {
    return new Throughput(mailbox.progress().tally(), mailbox.progress().working());
  }
}
