package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.assess.Assessment;
import godwit.assess.Figures;
import godwit.assess.Obstacle;
import godwit.assess.Readiness;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.report.AssessmentReport;
import godwit.report.AssessmentTotals;
import godwit.report.DurationText;
import java.time.Duration;
import java.util.Optional;

/** An assessment as JSON. */
final class AssessmentJson {
  private AssessmentJson() {}

  static ObjectNode of(AssessmentReport report) {
    ObjectNode json = Json.object();
    json.put("name", report.batch().id().name().value());
    json.put("reportDateTime", report.at().toString());
    run(json, report.run(), report.done(), report.batch().mailboxes());
    totals(json, report.totals());
    duration(json, report.totals().duration());
    json.put("rates", report.rates().origin());
    json.put("connections", report.batch().connections());
    ObjectNode grades = json.putObject("grades");
    for (Readiness grade : Readiness.values()) {
      grades.put(grade.word(), grade.meaning());
    }
    BatchJson.strings(json, "notChecked", AssessmentReport.NOT_CHECKED);
    var mailboxes = json.putArray("mailboxes");
    report.results().forEach(result -> mailboxes.add(mailbox(report, result)));
    return json;
  }

  static void run(ObjectNode json, Optional<Run> run, int done, int all) {
    String state = run.map(r -> r.isOpen() ? "InProgress" : "Finished").orElse("NotStarted");
    json.put("state", state);
    run.ifPresent(r -> json.put("askedDateTime", r.asked().toString()));
    run.flatMap(Run::finished).ifPresent(at -> json.put("finishedDateTime", at.toString()));
    json.put("doneCount", done);
    json.put("totalCount", all);
  }

  private static void totals(ObjectNode json, AssessmentTotals totals) {
    totals.grade().map(Readiness::word).ifPresent(grade -> json.put("grade", grade));
    ObjectNode counts = json.putObject("gradeCounts");
    totals.grades().forEach((grade, count) -> counts.put(grade.word(), count));
    json.put("notAssessedCount", totals.skipped());
    ObjectNode obstacles = json.putObject("obstacleCounts");
    totals.obstacles().forEach(obstacles::put);
    ObjectNode warnings = json.putObject("warningCounts");
    totals.warnings().forEach((kind, count) -> warnings.put(kind.word(), count));
    figures(json, totals.figures());
  }

  private static ObjectNode mailbox(AssessmentReport report, Result<Assessment> result) {
    Assessment found = result.value();
    ObjectNode json = Json.object();
    json.put("emailAddress", result.emailAddress());
    json.put("assessedDateTime", result.at().toString());
    found.readiness().ifPresent(grade -> json.put("grade", grade.word()));
    found.skipped().ifPresent(why -> json.put("notAssessed", why));
    found.source().ifPresent(o -> obstacle(json.putObject("sourceProblem"), o));
    found.target().ifPresent(o -> obstacle(json.putObject("targetProblem"), o));
    figures(json, found.figures());
    duration(json, report.rates().of(found.figures()));
    var warnings = json.putArray("warnings");
    found
        .warnings()
        .forEach(w -> warnings.addObject().put("kind", w.kind().word()).put("text", w.text()));
    return json;
  }

  private static void obstacle(ObjectNode json, Obstacle obstacle) {
    json.put("code", obstacle.code());
    json.put("advice", obstacle.advice());
  }

  private static void figures(ObjectNode json, Figures figures) {
    json.put("folderCount", figures.folders());
    json.put("emptyFolderCount", figures.emptyFolders());
    json.put("messageCount", figures.messages());
    json.put("bytes", figures.bytes());
    json.put("largestMessageBytes", figures.largestBytes());
    json.put("tooLargeCount", figures.overLimit());
    json.put("estimated", figures.estimated());
    figures.targetMessages().ifPresent(held -> json.put("targetMessageCount", held));
  }

  private static void duration(ObjectNode json, Duration duration) {
    json.put("durationSeconds", duration.toSeconds());
    json.put("duration", DurationText.of(duration));
  }
}
