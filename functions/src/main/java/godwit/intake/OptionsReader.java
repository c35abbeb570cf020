package godwit.intake;

import godwit.batch.BatchOptions;
import godwit.batch.Notifications;
import godwit.batch.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the fields of a request that are options of a batch. */
final class OptionsReader {
  static final Set<String> KNOWN =
      Set.of(
          "autoStart",
          "startAfter",
          "timeZone",
          "syncInterval",
          "notificationEmails",
          "targetFolder",
          "includeFolders",
          "excludeFolders",
          "renameFolders");

  private OptionsReader() {}

  static BatchOptions read(Fields fields) {
    return new BatchOptions(
        schedule(fields), notifications(fields), FolderRulesReader.read(fields));
  }

  private static Schedule schedule(Fields fields) {
    boolean autoStart = fields.flag("autoStart", true);
    Optional<Instant> startAfter = fields.time("startAfter");
    Duration interval =
        fields.duration("syncInterval", Schedule.LEAST_INTERVAL, Schedule.DEFAULT.syncInterval());
    return new Schedule(autoStart, startAfter, fields.zone(), interval);
  }

  private static Notifications notifications(Fields fields) {
    List<String> emails = fields.list("notificationEmails");
    if (emails.size() > Notifications.MAX_EMAILS) {
      fields.invalid(
          "notificationEmails",
          "has " + emails.size() + " addresses; at most " + Notifications.MAX_EMAILS + " are taken",
          "Use a distribution group.");
    }
    if (!emails.stream().allMatch(CellChecks::isAddress)) {
      fields.invalid("notificationEmails", "holds something that is not an address", "Correct it.");
    }
    return new Notifications(emails);
  }
}
