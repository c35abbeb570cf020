package godwit.verify.tables;

import godwit.batch.MailboxKey;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import godwit.target.StampPlace;
import godwit.verify.Difference;
import godwit.verify.Evidence.Walk;
import godwit.verify.FolderCheck;
import godwit.verify.Sighting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How evidence is written as rows: a mailbox is a partition, with the walk {@code s}, its pages
 * {@code w-number}, folders {@code f-index} and differences {@code d-index-number}.
 */
final class EvidenceRows {
  static final String WALK = "s";
  static final String PAGES = "w-";
  static final String FOLDERS = "f-";
  static final String DIFFERENCES = "d-";

  private EvidenceRows() {}

  static String partition(MailboxKey mailbox) {
    return Keys.of(mailbox.batch() + "~" + Keys.hash(mailbox.address()).substring(0, 32));
  }

  static RowWriter write(MailboxKey mailbox, Walk walk) {
    return new RowWriter(partition(mailbox), WALK)
        .text("run", walk.run())
        .number("skip", walk.place().skip())
        .texts("last", walk.place().last())
        .number("pages", walk.pages())
        .flag("complete", walk.complete());
  }

  static Walk walk(Row row) {
    return new Walk(
        row.text("run"),
        new StampPlace(row.count("skip"), row.texts("last")),
        row.count("pages"),
        row.flag("complete"));
  }

  /** A line for each, of numbers in hexadecimal. */
  static RowWriter write(MailboxKey mailbox, int page, List<Sighting> sightings) {
    var lines = new StringBuilder();
    for (Sighting seen : sightings) {
      lines
          .append(seen.folder())
          .append(' ')
          .append(Long.toHexString(seen.validity()))
          .append(' ')
          .append(Long.toHexString(seen.uid()))
          .append(' ')
          .append(Long.toHexString(seen.id()))
          .append(' ')
          .append(Long.toHexString(seen.place()))
          .append('\n');
    }
    return new RowWriter(partition(mailbox), "w-%06d".formatted(page))
        .text("sightings", lines.toString());
  }

  static List<Sighting> sightings(Row row) {
    return row.text("sightings").lines().map(EvidenceRows::sighting).toList();
  }

  private static Sighting sighting(String line) {
    String[] part = line.split(" ", -1);
    return new Sighting(
        // One folder, one text: a mailbox has many messages in few folders.
        part[0].intern(),
        Long.parseUnsignedLong(part[1], 16),
        Long.parseUnsignedLong(part[2], 16),
        Long.parseUnsignedLong(part[3], 16),
        Long.parseUnsignedLong(part[4], 16));
  }

  static RowWriter write(MailboxKey mailbox, int index, FolderCheck check, int kept) {
    var row =
        new RowWriter(partition(mailbox), "f-%06d".formatted(index))
            .texts("paths", List.of(check.path(), check.targetPath()))
            .number("rows", check.rows())
            .number("copied", check.copied())
            .number("skipped", check.skipped())
            .number("found", check.found())
            .number("moved", check.moved())
            .number("degraded", check.degraded())
            .number("expunged", check.expunged())
            .number("kept", kept)
            .texts(
                "differences",
                check.differences().entrySet().stream()
                    .map(e -> e.getKey().name() + "=" + e.getValue())
                    .sorted()
                    .toList());
    check.source().ifPresent(n -> row.number("source", n));
    check.inTarget().ifPresent(n -> row.number("inTarget", n));
    return row;
  }

  static FolderCheck folder(Row row) {
    List<String> paths = row.texts("paths");
    return new FolderCheck(
        paths.getFirst(),
        paths.getLast(),
        optional(row.optionalNumber("source")),
        row.number("rows"),
        row.number("copied"),
        row.number("skipped"),
        row.number("found"),
        row.number("moved"),
        row.number("degraded"),
        row.number("expunged"),
        optional(row.optionalNumber("inTarget")),
        counts(row.texts("differences")));
  }

  /** How many differences belong to a folder; rows beyond are of a leg that broke off. */
  static int kept(Row folder) {
    return folder.count("kept");
  }

  private static Map<Difference.Kind, Long> counts(List<String> texts) {
    Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    for (String text : texts) {
      int equals = text.indexOf('=');
      counts.put(
          Difference.Kind.valueOf(text.substring(0, equals)),
          Long.parseLong(text.substring(equals + 1)));
    }
    return counts;
  }

  private static OptionalLong optional(Optional<Long> number) {
    return number.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  static RowWriter write(MailboxKey mailbox, int index, int number, Difference difference) {
    return new RowWriter(partition(mailbox), "d-%06d-%06d".formatted(index, number))
        .text("kind", difference.kind().name())
        .texts("folder", List.of(difference.folder()))
        .number("uid", difference.uid())
        .text("targetId", difference.targetId());
  }

  static Difference difference(Row row) {
    return new Difference(
        Difference.Kind.valueOf(row.text("kind")),
        row.texts("folder").getFirst(),
        row.number("uid"),
        row.text("targetId"));
  }

  static int index(Row row) {
    return Integer.parseInt(row.key(), 2, 8, 10);
  }

  static int number(Row difference) {
    return Integer.parseInt(difference.key(), 9, 15, 10);
  }

  static List<Sighting> all(List<Row> rows) {
    var all = new ArrayList<Sighting>();
    rows.forEach(row -> all.addAll(sightings(row)));
    return all;
  }
}
