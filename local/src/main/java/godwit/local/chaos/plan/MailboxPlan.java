package godwit.local.chaos.plan;

import java.util.List;

/**
 * A mailbox at the source before the first fault.
 *
 * @param address at both ends
 * @param folders the inbox first
 * @param largeFiles messages with a file that needs an upload session, put into the inbox
 */
public record MailboxPlan(String address, List<Folder> folders, int largeFiles) {
  public MailboxPlan {
    folders = List.copyOf(folders);
  }

  /**
   * A folder.
   *
   * @param path names from the top down
   * @param messages how many it holds
   */
  public record Folder(List<String> path, int messages) {
    public Folder {
      path = List.copyOf(path);
    }
  }

  /** Messages in all folders. */
  public int messages() {
    return folders.stream().mapToInt(Folder::messages).sum() + largeFiles;
  }
}
