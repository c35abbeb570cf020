package godwit.intake;

import godwit.batch.BatchOptions;
import godwit.batch.MessageSelection;
import godwit.batch.Notifications;
import godwit.batch.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
          "reportInterval",
          "targetFolder",
          "includeFolders",
          "excludeFolders",
          "renameFolders",
          "receivedFrom",
          "receivedBefore",
          "maxMessageSizeMB",
          "trialMessagesPerFolder");

  private OptionsReader() {}

  /** The options of a new batch. */
  static BatchOptions read(Fields fields) {
    return read(fields, BatchOptions.DEFAULT);
  }

  /**
   * The options with what the fields say: what they do not name stays as it is, what they name
   * without a value is usual again.
   */
  static BatchOptions read(Fields fields, BatchOptions base) {
    return new BatchOptions(
        schedule(fields, base.schedule()),
        notifications(fields, base.notifications()),
        FolderRulesReader.read(fields, base.folders()),
        messages(fields, base.messages()));
  }

  private static Schedule schedule(Fields fields, Schedule base) {
    Schedule usual = Schedule.DEFAULT;
    boolean autoStart =
        fields.flag(
            "autoStart", fields.otherwise("autoStart", base.autoStart(), usual.autoStart()));
    Optional<Instant> startAfter =
        fields.names("startAfter") ? fields.time("startAfter") : base.startAfter();
    Duration interval =
        fields.duration(
            "syncInterval",
            Schedule.LEAST_INTERVAL,
            fields.otherwise("syncInterval", base.syncInterval(), usual.syncInterval()));
    return new Schedule(autoStart, startAfter, fields.zone(), interval);
  }

  private static Notifications notifications(Fields fields, Notifications base) {
    return new Notifications(
        fields.names("notificationEmails") ? emails(fields) : base.emails(),
        fields.names("reportInterval") ? reportInterval(fields) : base.reportInterval());
  }

  private static MessageSelection messages(Fields fields, MessageSelection base) {
    Optional<Instant> from = time(fields, "receivedFrom", base.receivedFrom());
    Optional<Instant> before = time(fields, "receivedBefore", base.receivedBefore());
    if (from.isPresent() && before.isPresent() && !from.get().isBefore(before.get())) {
      fields.invalid("receivedBefore", "is not after \"receivedFrom\"", "Correct one of them.");
      before = Optional.empty();
    }
    return new MessageSelection(
        from,
        before,
        fields.names("maxMessageSizeMB")
            ? count(fields, "maxMessageSizeMB", MessageSelection.LARGEST_SIZE_MB)
            : base.maxMessageSizeMB(),
        fields.names("trialMessagesPerFolder")
            ? count(fields, "trialMessagesPerFolder", MessageSelection.LARGEST_TRIAL)
            : base.trialMessagesPerFolder());
  }

  private static Optional<Instant> time(Fields fields, String field, Optional<Instant> base) {
    return fields.names(field) ? fields.time(field) : base;
  }

  private static OptionalInt count(Fields fields, String field, int most) {
    int number = fields.number(field, 1, most, 0);
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static List<String> emails(Fields fields) {
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
    return emails;
  }

  /** Zero stands for never, as in the native service. */
  private static Optional<Duration> reportInterval(Fields fields) {
    Optional<String> text = fields.text("reportInterval");
    boolean never =
        text.filter("0"::equals).isPresent()
            || text.flatMap(Durations::parse).filter(Duration::isZero).isPresent();
    if (text.isEmpty() || never) {
      return text.map(zero -> Duration.ZERO);
    }
    return Optional.of(
        fields.duration("reportInterval", Notifications.LEAST_INTERVAL, Duration.ZERO));
  }
}
