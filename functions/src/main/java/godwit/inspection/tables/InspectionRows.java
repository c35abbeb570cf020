package godwit.inspection.tables;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.MailboxKey;
import godwit.inspection.Job;
import godwit.inspection.Lane;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.inspection.Walk;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowWriter;

/**
 * How inspections are written as rows. All runs are one partition, so that the open ones are found
 * with one request; a batch is a partition, with jobs {@code j-address} and results {@code
 * r-address}.
 */
final class InspectionRows {
  /** No batch's key: those hold an incarnation. */
  static final String RUNS = "runs";

  static final String JOBS = "j-";
  static final String RESULTS = "r-";

  private InspectionRows() {}

  static String partition(BatchId batch) {
    return Keys.of(batch.toString());
  }

  static String job(MailboxKey mailbox) {
    return JOBS + Keys.of(mailbox.address());
  }

  static String result(MailboxKey mailbox) {
    return RESULTS + Keys.of(mailbox.address());
  }

  static RowWriter write(Run run) {
    return new RowWriter(RUNS, partition(run.batch()))
        .text("name", run.batch().name().value())
        .text("incarnation", run.batch().incarnation())
        .text("run", run.id())
        .time("asked", run.asked())
        .text("walk", run.walk().text())
        .flag("walked", run.walk().done())
        .flag("open", run.isOpen())
        .time("finished", run.finished());
  }

  static Run run(Row row) {
    return new Run(
        new BatchId(new BatchName(row.text("name")), row.text("incarnation")),
        row.text("run"),
        row.time("asked"),
        Walk.parse(row.optionalText("walk").orElse(""), row.flag("walked")),
        row.optionalTime("finished"),
        row.version());
  }

  static RowWriter write(Job job) {
    return new RowWriter(partition(job.mailbox().batch()), job(job.mailbox()))
        .text("emailAddress", job.emailAddress())
        .text("lane", job.lane().key())
        .text("run", job.run())
        .text("state", job.state().name())
        .number("leg", job.leg())
        .number("attempt", job.attempt())
        .time("until", job.until());
  }

  static Job job(BatchId batch, Row row) {
    String address = row.text("emailAddress");
    return new Job(
        new MailboxKey(batch, address),
        address,
        new Lane(row.optionalText("lane").orElse("")),
        row.text("run"),
        Job.State.valueOf(row.text("state")),
        row.number("leg"),
        row.count("attempt"),
        row.time("until"),
        row.version());
  }

  static RowWriter write(Result<?> result) {
    return new RowWriter(partition(result.mailbox().batch()), result(result.mailbox()))
        .text("emailAddress", result.emailAddress())
        .text("run", result.run())
        .time("at", result.at());
  }

  static <R> Result<R> result(BatchId batch, Row row, R value) {
    String address = row.text("emailAddress");
    return new Result<>(
        new MailboxKey(batch, address), address, row.text("run"), row.time("at"), value);
  }
}
