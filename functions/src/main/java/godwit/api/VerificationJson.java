package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.inspection.Result;
import godwit.report.Consistency;
import godwit.report.VerificationReport;
import godwit.report.VerificationTotals;
import godwit.verify.Difference;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import java.util.List;

/** A verification as JSON. */
final class VerificationJson {
  private VerificationJson() {}

  static ObjectNode of(VerificationReport report) {
    VerificationTotals totals = report.totals();
    ObjectNode json = Json.object();
    json.put("name", report.batch().id().name().value());
    json.put("reportDateTime", report.at().toString());
    AssessmentJson.run(json, report.run(), report.done(), report.batch().mailboxes());
    totals.grade().ifPresent(grade -> json.put("dataConsistencyScore", grade.nativeName()));
    ObjectNode counts = json.putObject("scoreCounts");
    totals.grades().forEach((grade, count) -> counts.put(grade.nativeName(), count));
    json.put("notVerifiedCount", totals.skipped());
    json.put("sourceNotAskedCount", totals.troubled());
    figures(json, totals.all());
    ObjectNode grades = json.putObject("dataConsistencyScores");
    for (Consistency grade : Consistency.values()) {
      grades.put(grade.nativeName(), grade.meaning());
    }
    ObjectNode kinds = json.putObject("differenceKinds");
    for (Difference.Kind kind : Difference.Kind.values()) {
      kinds.put(kind.word(), kind.advice());
    }
    return json;
  }

  static ObjectNode mailbox(Result<Verification> result) {
    Verification found = result.value();
    ObjectNode json = Json.object();
    json.put("emailAddress", result.emailAddress());
    json.put("verifiedDateTime", result.at().toString());
    VerificationTotals.grade(found)
        .ifPresent(grade -> json.put("dataConsistencyScore", grade.nativeName()));
    found.skipped().ifPresent(why -> json.put("notVerified", why));
    found.trouble().ifPresent(why -> json.put("problem", why));
    figures(json, found.total());
    var folders = json.putArray("folders");
    for (FolderCheck check : found.folders()) {
      ObjectNode folder = folders.addObject();
      folder.put("path", check.path());
      folder.put("targetPath", check.targetPath());
      figures(folder, check);
    }
    return json;
  }

  private static void figures(ObjectNode json, FolderCheck check) {
    check.source().ifPresent(n -> json.put("sourceCount", n));
    json.put("accountedCount", check.rows());
    json.put("copiedCount", check.copied());
    json.put("skippedCount", check.skipped());
    json.put("foundCount", check.found());
    json.put("movedCount", check.moved());
    json.put("degradedCount", check.degraded());
    json.put("goneAtSourceCount", check.expunged());
    check.inTarget().ifPresent(n -> json.put("targetFolderCount", n));
    json.put("lostCount", check.lost());
    ObjectNode differences = json.putObject("differenceCounts");
    for (Difference.Kind kind : Difference.Kind.values()) {
      if (check.count(kind) > 0) {
        differences.put(kind.word(), check.count(kind));
      }
    }
  }

  static void differences(ObjectNode json, List<Difference> differences) {
    var array = json.putArray("differences");
    for (Difference found : differences) {
      ObjectNode entry = array.addObject();
      entry.put("kind", found.kind().word());
      entry.put("folder", found.folder());
      entry.put("uid", found.uid());
      if (!found.targetId().isEmpty()) {
        entry.put("targetId", found.targetId());
      }
    }
  }
}
