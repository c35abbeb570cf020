package godwit.ledger.tables;

import godwit.batch.MailboxKey;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Losses;
import godwit.ledger.Reopening;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.source.UidRange;
import godwit.source.UidSet;
import godwit.source.UidValidity;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import godwit.target.TargetFolderId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a plan is written as a row: partition {@code batch~incarnation~mailbox}, row {@code
 * p-order-folder}, so that rows sort as folders were first saved.
 */
final class PlanRows {
  private static final int ORDER_DIGITS = 6;

  private PlanRows() {}

  static String row(int order, FolderKey folder) {
    return "p-%06d-%s".formatted(order, folder.id());
  }

  static int order(String rowKey) {
    return Integer.parseInt(rowKey, 2, 2 + ORDER_DIGITS, 10);
  }

  static String folderId(String rowKey) {
    return rowKey.substring(2 + ORDER_DIGITS + 1);
  }

  static RowWriter write(String rowKey, FolderPlan plan) {
    var row =
        new RowWriter(LedgerRows.partition(plan.key().mailbox()), rowKey)
            .text("wireName", plan.source().wireName())
            .texts("path", plan.source().path())
            .text("specialUse", plan.source().specialUse().map(SpecialUse::name))
            .flag("selectable", plan.source().selectable())
            .text("targetId", plan.target().value())
            .text("targetPath", plan.targetPath())
            .number("validity", plan.validity().value())
            .number("plannedThrough", plan.plannedThrough())
            .number("sourceMessages", plan.sourceMessages())
            .number("round", plan.round())
            .texts("kin", plan.kin())
            .flag("retriesFailed", plan.reopening().failed())
            .text("filter", plan.reopening().filter())
            .flag("trial", plan.reopening().trial())
            .number("lostIn", plan.losses().round())
            .text("lossPlace", plan.losses().place())
            .text("lost", plan.losses().gone().toString())
            .flag("lossWhole", plan.losses().whole())
            .text("flagsAsOf", plan.flags().asOf())
            .text("flagsNow", plan.flags().now())
            .number("flagsThrough", plan.flags().through())
            .text("chunks", text(plan.chunks()));
    plan.highestModSeq().ifPresent(seq -> row.number("highestModSeq", seq));
    return row;
  }

  static FolderPlan plan(MailboxKey mailbox, Row row) {
    return new FolderPlan(
        new FolderKey(mailbox, folderId(row.key())),
        new SourceFolder(
            row.text("wireName"),
            row.texts("path"),
            row.optionalText("specialUse").map(SpecialUse::valueOf),
            row.flag("selectable")),
        new TargetFolderId(row.text("targetId")),
        row.text("targetPath"),
        new UidValidity(row.number("validity")),
        row.number("plannedThrough"),
        row.optionalNumber("highestModSeq"),
        row.number("sourceMessages"),
        row.count("round"),
        row.texts("kin"),
        new Reopening(
            row.flag("retriesFailed"), row.optionalText("filter").orElse(""), row.flag("trial")),
        losses(row),
        new FlagWatch(
            row.optionalText("flagsAsOf").orElse(""),
            row.optionalText("flagsNow").orElse(""),
            row.optionalNumber("flagsThrough").orElse(0L)),
        ranges(row.text("chunks")));
  }

  private static Losses losses(Row row) {
    return new Losses(
        Math.toIntExact(row.optionalNumber("lostIn").orElse(-1L)),
        row.optionalText("lossPlace"),
        UidSet.parse(row.optionalText("lost").orElse("")),
        row.flag("lossWhole"));
  }

  /** {@code first:last} joined by commas; unlike in a UidSet, ranges may touch. */
  private static String text(List<UidRange> ranges) {
    return ranges.stream().map(UidRange::toString).collect(Collectors.joining(","));
  }

  private static List<UidRange> ranges(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty()).stream()
        .flatMap(t -> Arrays.stream(t.split(",", -1)))
        .map(PlanRows::range)
        .toList();
  }

  private static UidRange range(String text) {
    int colon = text.indexOf(':');
    return new UidRange(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }
}
