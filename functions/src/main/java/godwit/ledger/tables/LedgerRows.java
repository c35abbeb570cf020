package godwit.ledger.tables;

import godwit.batch.BatchId;
import godwit.batch.MailboxKey;
import godwit.batch.Tally;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Suspects;
import godwit.source.UidRange;
import godwit.source.UidSet;
import godwit.source.UidValidity;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import godwit.target.TargetMessageId;
import java.util.List;

/**
 * How the ledger's values are written as rows.
 *
 * <p>All rows of a folder share a partition, {@code batch~incarnation~mailbox~folder} with the hash
 * of the address for the mailbox, so that one transaction reaches chunk and entries. Chunks are
 * {@code c-validity-round-index}, 16 hexadecimal and six decimal digits each; entries {@code
 * m-validity-uid}, 16 and 8 hexadecimal digits: both sort as the port wants them.
 */
final class LedgerRows {
  static final String CHUNKS = "c-";
  static final String ENTRIES = "m-";

  /** Columns of an entry's row. */
  static final List<String> ENTRY_COLUMNS =
      List.of(
          "validity",
          "uid",
          "state",
          "targetId",
          "movedTo",
          "degradations",
          "reason",
          "code",
          "advice",
          "subject",
          "from",
          "date",
          "sizeBytes",
          "fingerprint",
          "flags",
          "sourceFlags",
          "at");

  private LedgerRows() {}

  static String partition(BatchId batch) {
    return batch.name().key() + "~" + batch.incarnation();
  }

  static String partition(MailboxKey mailbox) {
    return partition(mailbox.batch()) + "~" + Keys.hash(mailbox.address()).substring(0, 32);
  }

  static String partition(FolderKey folder) {
    return partition(folder.mailbox()) + "~" + folder.id();
  }

  static String row(ChunkKey chunk) {
    return "c-%016x-%06d-%08x-%08x"
        .formatted(
            chunk.validity().value(), chunk.round(), chunk.range().first(), chunk.range().last());
  }

  static String row(UidValidity validity, long uid) {
    return "m-%016x-%08x".formatted(validity.value(), uid);
  }

  /**
   * A chunk's row.
   *
   * @param write token of this write, by which its writer knows it again
   */
  static RowWriter write(Chunk chunk, String write) {
    return new RowWriter(partition(chunk.key().folder()), row(chunk.key()))
        .text("owner", chunk.owner())
        .text("write", write)
        .number("validity", chunk.key().validity().value())
        .number("round", chunk.key().round())
        .number("first", chunk.key().range().first())
        .number("last", chunk.key().range().last())
        .number("doneThrough", chunk.doneThrough())
        .text("intent", chunk.intent().uids().toString())
        .time("landed", chunk.intent().landed())
        .text("suspects", chunk.intent().suspects().toString())
        .number("copied", chunk.tally().copied())
        .number("skipped", chunk.tally().skipped())
        .number("failed", chunk.tally().failed())
        .number("degraded", chunk.tally().degraded())
        .number("bytes", chunk.tally().bytes())
        .flag("complete", chunk.complete());
  }

  static Chunk chunk(FolderKey folder, Row row) {
    return new Chunk(
        new ChunkKey(
            folder,
            new UidValidity(row.number("validity")),
            row.count("round"),
            new UidRange(row.number("first"), row.number("last"))),
        row.text("owner"),
        row.number("doneThrough"),
        new Intent(
            UidSet.parse(row.text("intent")),
            row.optionalTime("landed"),
            Suspects.parse(row.optionalText("suspects").orElse(""))),
        new Tally(
            row.number("copied"),
            row.number("skipped"),
            row.number("failed"),
            row.number("degraded"),
            row.number("bytes")),
        row.flag("complete"),
        row.version());
  }

  static RowWriter write(FolderKey folder, LedgerEntry entry) {
    var row =
        new RowWriter(partition(folder), row(entry.validity(), entry.uid()))
            .number("validity", entry.validity().value())
            .number("uid", entry.uid())
            .number("sizeBytes", entry.sizeBytes())
            .text("fingerprint", entry.fingerprint())
            .text("flags", entry.flags())
            .time("at", entry.at());
    if (!entry.sourceFlags().equals(entry.flags())) {
      row.text("sourceFlags", entry.sourceFlags());
    }
    return switch (entry.outcome()) {
      case Outcome.Copied c ->
          row.text("state", "copied")
              .text("targetId", c.id().value())
              .flag("degraded", !c.degradations().isEmpty())
              .texts("degradations", c.degradations());
      case Outcome.Moved moved -> {
        moved
            .copied()
            .ifPresent(
                c -> row.text("targetId", c.id().value()).texts("degradations", c.degradations()));
        yield row.text("state", "moved").text("movedTo", moved.folder());
      }
      case Outcome.Skipped s ->
          row.text("state", "skipped").text("code", s.code()).text("reason", s.reason());
      case Outcome.Failed f ->
          row.text("state", "failed")
              .text("code", f.code())
              .text("advice", f.advice())
              .text("subject", f.shown().subject())
              .text("from", f.shown().from())
              .text("date", f.shown().date());
    };
  }

  static LedgerEntry entry(Row row) {
    return new LedgerEntry(
        new UidValidity(row.number("validity")),
        row.number("uid"),
        outcome(row),
        row.number("sizeBytes"),
        row.text("fingerprint"),
        row.text("flags"),
        row.optionalText("sourceFlags").orElseGet(() -> row.text("flags")),
        row.time("at"));
  }

  private static Outcome outcome(Row row) {
    String state = row.text("state");
    return switch (state) {
      case "copied" ->
          new Outcome.Copied(new TargetMessageId(row.text("targetId")), row.texts("degradations"));
      case "moved" ->
          new Outcome.Moved(
              row.optionalText("targetId")
                  .map(TargetMessageId::new)
                  .map(id -> new Outcome.Copied(id, row.texts("degradations"))),
              row.text("movedTo"));
      case "skipped" ->
          new Outcome.Skipped(row.optionalText("code").orElse(""), row.text("reason"));
      case "failed" ->
          new Outcome.Failed(
              row.text("code"),
              row.text("advice"),
              new Outcome.Shown(row.text("subject"), row.text("from"), row.text("date")));
      default -> throw new IllegalStateException("no such state of a message: " + state);
    };
  }
}
