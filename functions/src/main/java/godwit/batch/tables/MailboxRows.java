package godwit.batch.tables;

import godwit.batch.BatchId;
import godwit.batch.Baton;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Progress;
import godwit.batch.Relay;
import godwit.batch.RowOptions;
import godwit.batch.Tally;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.pace.Ease;
import godwit.pace.Pace;
import godwit.pace.Spent;
import godwit.seal.SealedSecret;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.util.Optional;

/**
 * How a mailbox is written as a row: partition {@code batch~incarnation}, row the address as {@link
 * Keys#of} writes it.
 */
final class MailboxRows {
  /** What its source server is found by: the name in lower case, empty if its row names none. */
  static final String ENDPOINT_KEY = "endpointKey";

  private MailboxRows() {}

  static String partition(BatchId batch) {
    return batch.name().key() + "~" + batch.incarnation();
  }

  static String row(MailboxKey mailbox) {
    return Keys.of(mailbox.address());
  }

  /**
   * A mailbox's row.
   *
   * @param write token of this write, by which its writer knows it again
   */
  static RowWriter write(Mailbox mailbox, String write) {
    var row =
        new RowWriter(partition(mailbox.key().batch()), row(mailbox.key()))
            .text("write", write)
            .text("address", mailbox.key().address())
            .text("emailAddress", mailbox.emailAddress())
            .text("userName", mailbox.userName())
            .text("password", mailbox.password().text())
            .text("userRoot", mailbox.userRoot())
            .text("endpoint", mailbox.options().endpoint().map(EndpointName::value))
            .text(ENDPOINT_KEY, endpointKey(mailbox.options().endpoint()))
            .text("logIn", mailbox.options().logIn().map(LogInForm::name))
            .text("targetFolder", mailbox.options().targetFolder())
            .text("status", mailbox.status().name())
            .flag("stopRequested", mailbox.stopRequested())
            .text("problemCode", mailbox.problem().map(Problem::code))
            .text("problemAdvice", mailbox.problem().map(Problem::advice))
            .time("problemSince", mailbox.problem().map(Problem::since))
            .texts("notes", mailbox.notes())
            .time("updated", mailbox.updated());
    relay(row, mailbox.relay());
    baton(row, mailbox.baton());
    progress(row, mailbox.progress());
    pace(row, mailbox.pace());
    return row;
  }

  static String endpointKey(Optional<EndpointName> endpoint) {
    return endpoint.map(EndpointName::key).orElse("");
  }

  private static void relay(RowWriter row, Relay relay) {
    row.number("round", relay.round())
        .text("roundId", relay.roundId())
        .text("stage", relay.stage().name())
        .number("folder", relay.folder())
        .number("chunk", relay.chunk())
        .number("attempt", relay.attempt())
        .number("replans", relay.replans());
  }

  private static void baton(RowWriter row, Baton baton) {
    row.number("leg", baton.leg()).text("owner", baton.owner()).time("until", baton.until());
  }

  private static void progress(RowWriter row, Progress progress) {
    row.number("sourceMessages", progress.sourceMessages())
        .time("started", progress.started())
        .time("lastSynced", progress.lastSynced())
        .duration("working", progress.working())
        .duration("throttled", progress.throttled());
    tally(row, "", progress.tally());
    tally(row, "round_", progress.roundTally());
  }

  private static void pace(RowWriter row, Pace pace) {
    row.text("paceRequests", pace.requests().toString())
        .text("paceUploadBytes", pace.uploadBytes().toString())
        .text("paceDownloadBytes", pace.downloadBytes().toString())
        .number("paceRequestShare", pace.ease().requests())
        .number("paceUploadShare", pace.ease().uploads())
        .number("paceIdlePlaces", pace.ease().idlePlaces())
        .time("paceEasedSince", pace.ease().since())
        .time("paceNotBefore", pace.notBefore());
  }

  private static void tally(RowWriter row, String prefix, Tally tally) {
    row.number(prefix + "copied", tally.copied())
        .number(prefix + "skipped", tally.skipped())
        .number(prefix + "failed", tally.failed())
        .number(prefix + "degraded", tally.degraded())
        .number(prefix + "bytes", tally.bytes());
  }

  static Mailbox mailbox(BatchId batch, Row row) {
    return new Mailbox(
        new MailboxKey(batch, row.text("address")),
        row.text("emailAddress"),
        row.text("userName"),
        new SealedSecret(row.text("password")),
        row.optionalText("userRoot"),
        options(row),
        MailboxStatus.valueOf(row.text("status")),
        new Relay(
            row.count("round"),
            row.text("roundId"),
            Relay.Stage.valueOf(row.text("stage")),
            row.count("folder"),
            row.count("chunk"),
            row.count("attempt"),
            Math.toIntExact(row.optionalNumber("replans").orElse(0L))),
        new Baton(row.number("leg"), row.text("owner"), row.time("until")),
        row.flag("stopRequested"),
        problem(row),
        progress(row),
        pace(row),
        row.texts("notes"),
        row.time("updated"),
        row.version());
  }

  private static RowOptions options(Row row) {
    return new RowOptions(
        row.optionalText("endpoint").map(EndpointName::new),
        row.optionalText("logIn").map(LogInForm::valueOf),
        row.optionalText("targetFolder"));
  }

  private static Optional<Problem> problem(Row row) {
    return row.optionalText("problemCode")
        .map(code -> new Problem(code, row.text("problemAdvice"), row.time("problemSince")));
  }

  private static Progress progress(Row row) {
    return new Progress(
        row.number("sourceMessages"),
        tally(row, ""),
        tally(row, "round_"),
        row.optionalTime("started"),
        row.optionalTime("lastSynced"),
        row.duration("working"),
        row.duration("throttled"));
  }

  private static Pace pace(Row row) {
    return new Pace(
        Spent.parse(row.text("paceRequests")),
        Spent.parse(row.text("paceUploadBytes")),
        Spent.parse(row.text("paceDownloadBytes")),
        new Ease(
            row.count("paceRequestShare"),
            row.count("paceUploadShare"),
            row.count("paceIdlePlaces"),
            row.time("paceEasedSince")),
        row.time("paceNotBefore"));
  }

  private static Tally tally(Row row, String prefix) {
    return new Tally(
        row.number(prefix + "copied"),
        row.number(prefix + "skipped"),
        row.number(prefix + "failed"),
        row.number(prefix + "degraded"),
        row.number(prefix + "bytes"));
  }
}
