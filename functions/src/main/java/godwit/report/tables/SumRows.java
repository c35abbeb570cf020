package godwit.report.tables;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Tally;
import godwit.report.Consistency;
import godwit.report.KeptSums;
import godwit.report.RowSums;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the sums of a batch are written as a row. */
final class SumRows {
  static final String PARTITION = "sums";

  /** Texts for each mailbox in trouble: address, status, code, advice, since, resumes or empty. */
  private static final int TROUBLED_TEXTS = 6;

  private SumRows() {}

  static RowWriter write(KeptSums kept) {
    RowSums sums = kept.rows();
    Tally tally = sums.tally();
    var row =
        new RowWriter(PARTITION, Keys.of(kept.batch().toString()))
            .text("name", kept.batch().name().value())
            .text("incarnation", kept.batch().incarnation())
            .text("batchVersion", kept.batchVersion())
            .time("quietUntil", kept.quietUntil())
            .time("asOf", sums.asOf())
            .number("sourceMessages", sums.sourceMessages())
            .number("copied", tally.copied())
            .number("skipped", tally.skipped())
            .number("failed", tally.failed())
            .number("degraded", tally.degraded())
            .number("bytes", tally.bytes())
            .duration("working", sums.working())
            .duration("throttled", sums.throttled())
            .time("started", sums.started())
            .time("lastSynced", sums.lastSynced())
            .text("remaining", sums.remaining().map(Duration::toString))
            .text("consistency", sums.consistency().map(Consistency::name))
            .texts("troubled", sums.troubled().stream().flatMap(t -> texts(t).stream()).toList());
    sums.counts().forEach((status, count) -> row.number(column(status), count));
    return row;
  }

  static KeptSums sums(Row row) {
    return new KeptSums(
        new BatchId(new BatchName(row.text("name")), row.text("incarnation")),
        rows(row),
        row.text("batchVersion"),
        row.time("quietUntil"));
  }

  private static RowSums rows(Row row) {
    return new RowSums(
        row.time("asOf"),
        counts(row),
        row.number("sourceMessages"),
        new Tally(
            row.number("copied"),
            row.number("skipped"),
            row.number("failed"),
            row.number("degraded"),
            row.number("bytes")),
        row.duration("working"),
        row.duration("throttled"),
        row.optionalTime("started"),
        row.optionalTime("lastSynced"),
        row.optionalText("remaining").map(Duration::parse),
        row.optionalText("consistency").map(Consistency::valueOf),
        troubled(row.texts("troubled")));
  }

  private static Map<MailboxStatus, Integer> counts(Row row) {
    var counts = new EnumMap<MailboxStatus, Integer>(MailboxStatus.class);
    for (MailboxStatus status : MailboxStatus.values()) {
      row.optionalNumber(column(status)).ifPresent(n -> counts.put(status, Math.toIntExact(n)));
    }
    return counts;
  }

  private static String column(MailboxStatus status) {
    return "count_" + status.name();
  }

  private static List<String> texts(RowSums.Troubled troubled) {
    Problem problem = troubled.problem();
    return List.of(
        troubled.emailAddress(),
        troubled.status().name(),
        problem.code(),
        problem.advice(),
        problem.since().toString(),
        troubled.resumes().map(Instant::toString).orElse(""));
  }

  private static List<RowSums.Troubled> troubled(List<String> texts) {
    var troubled = new ArrayList<RowSums.Troubled>();
    for (int i = 0; i < texts.size(); i += TROUBLED_TEXTS) {
      List<String> one = texts.subList(i, i + TROUBLED_TEXTS);
      var problem = new Problem(one.get(2), one.get(3), Instant.parse(one.get(4)));
      troubled.add(
          new RowSums.Troubled(
              one.get(0),
              MailboxStatus.valueOf(one.get(1)),
              problem,
              Optional.of(one.get(5)).filter(text -> !text.isEmpty()).map(Instant::parse)));
    }
    return troubled;
  }
}
