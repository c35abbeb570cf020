package godwit.inspection.tables;

import godwit.assess.Assessment;
import godwit.assess.Figures;
import godwit.assess.Obstacle;
import godwit.assess.Warning;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An assessment in columns. */
public final class AssessmentColumns implements ResultColumns<Assessment> {
  @Override
  public void write(RowWriter row, Assessment found) {
    RowWriter unused = write(row, found.figures());
    write(row, "source", found.source());
    write(row, "target", found.target());
    unused = row.text("skipped", found.skipped());
    unused = row.texts("warnings", found.warnings().stream().map(w -> w.kind().name()).toList());
    unused = row.texts("warningTexts", found.warnings().stream().map(Warning::text).toList());
  }

  private static RowWriter write(RowWriter row, Figures figures) {
    figures.targetMessages().ifPresent(held -> row.number("targetMessages", held));
    return row.number("folders", figures.folders())
        .number("emptyFolders", figures.emptyFolders())
        .number("messages", figures.messages())
        .number("bytes", figures.bytes())
        .number("largestBytes", figures.largestBytes())
        .number("overLimit", figures.overLimit())
        .flag("estimated", figures.estimated());
  }

  private static void write(RowWriter row, String end, Optional<Obstacle> obstacle) {
    obstacle.ifPresent(o -> row.text(end + "Code", o.code()).text(end + "Advice", o.advice()));
  }

  @Override
  public Assessment read(Row row) {
    return new Assessment(
        obstacle(row, "source"),
        obstacle(row, "target"),
        row.optionalText("skipped"),
        figures(row),
        warnings(row.texts("warnings"), row.texts("warningTexts")));
  }

  private static Optional<Obstacle> obstacle(Row row, String end) {
    return row.optionalText(end + "Code").map(code -> new Obstacle(code, row.text(end + "Advice")));
  }

  private static Figures figures(Row row) {
    return new Figures(
        row.count("folders"),
        row.count("emptyFolders"),
        row.number("messages"),
        row.number("bytes"),
        row.number("largestBytes"),
        row.number("overLimit"),
        row.flag("estimated"),
        row.optionalNumber("targetMessages").map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private static List<Warning> warnings(List<String> kinds, List<String> texts) {
    var warnings = new ArrayList<Warning>();
    for (int i = 0; i < kinds.size(); i++) {
      warnings.add(new Warning(Warning.Kind.valueOf(kinds.get(i)), texts.get(i)));
    }
    return warnings;
  }
}
