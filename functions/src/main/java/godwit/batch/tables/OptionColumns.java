package godwit.batch.tables;

import godwit.batch.BatchOptions;
import godwit.batch.MessageSelection;
import godwit.batch.Notifications;
import godwit.batch.Schedule;
import godwit.folder.FolderRules;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/** How the options of a batch are written into its row; columns that are absent are usual. */
final class OptionColumns {
  private OptionColumns() {}

  static RowWriter write(BatchOptions options, RowWriter row) {
    messages(options.messages(), row);
    Schedule schedule = options.schedule();
    FolderRules folders = options.folders();
    return row.flag("autoStart", schedule.autoStart())
        .time("startAfter", schedule.startAfter())
        .text("timeZone", schedule.timeZone().getId())
        .duration("syncInterval", schedule.syncInterval())
        .texts("notificationEmails", options.notifications().emails())
        .duration("reportInterval", options.notifications().reportInterval())
        .text("targetFolder", folders.targetFolder())
        .texts("includeFolders", folders.include())
        .texts("excludeFolders", folders.exclude())
        .texts("renameFolders", folders.rename());
  }

  static BatchOptions read(Row row) {
    return new BatchOptions(schedule(row), notifications(row), folders(row), messages(row));
  }

  private static void messages(MessageSelection messages, RowWriter row) {
    row.time("receivedFrom", messages.receivedFrom())
        .time("receivedBefore", messages.receivedBefore());
    messages.maxMessageSizeMB().ifPresent(most -> row.number("maxMessageSizeMB", most));
    messages.trialMessagesPerFolder().ifPresent(n -> row.number("trialMessagesPerFolder", n));
  }

  private static MessageSelection messages(Row row) {
    return new MessageSelection(
        row.optionalTime("receivedFrom"),
        row.optionalTime("receivedBefore"),
        count(row, "maxMessageSizeMB"),
        count(row, "trialMessagesPerFolder"));
  }

  private static OptionalInt count(Row row, String name) {
    return row.optionalNumber(name).stream().mapToInt(Math::toIntExact).findFirst();
  }

  private static Schedule schedule(Row row) {
    return new Schedule(
        row.flag("autoStart"),
        row.optionalTime("startAfter"),
        row.optionalText("timeZone").map(ZoneId::of).orElse(ZoneOffset.UTC),
        row.duration("syncInterval"));
  }

  private static Notifications notifications(Row row) {
    return new Notifications(
        row.texts("notificationEmails"), row.optionalText("reportInterval").map(Duration::parse));
  }

  private static FolderRules folders(Row row) {
    return new FolderRules(
        row.text("targetFolder"),
        row.texts("includeFolders"),
        row.texts("excludeFolders"),
        row.texts("renameFolders"));
  }
}
