package godwit.batch;

import godwit.folder.FolderRules;

/**
 * What the administrator asked for when the batch was made, or changed since.
 *
 * @param schedule when it works
 * @param notifications who is told
 * @param folders which folders are copied, and where to
 * @param messages which messages of them are copied
 */
public record BatchOptions(
    Schedule schedule,
    Notifications notifications,
    FolderRules folders,
    MessageSelection messages) {
  /** As the native service without parameters. */
  public static final BatchOptions DEFAULT =
      new BatchOptions(
          Schedule.DEFAULT, Notifications.NONE, FolderRules.NONE, MessageSelection.ALL);
}
