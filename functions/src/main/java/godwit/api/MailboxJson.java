package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Mailbox;
import godwit.batch.Problem;
import godwit.batch.Progress;
import godwit.batch.RowOptions;
import godwit.batch.Tally;
import godwit.ledger.FolderPlan;
import godwit.report.Consistency;
import godwit.report.FolderReport;
import godwit.report.Throughput;
import java.util.List;

/** Mailboxes as JSON; never their passwords. */
final class MailboxJson {
  private MailboxJson() {}

  static ObjectNode entry(Mailbox mailbox) {
    Progress progress = mailbox.progress();
    ObjectNode json = Json.object();
    json.put("emailAddress", mailbox.emailAddress());
    json.put("userName", mailbox.userName());
    mailbox.userRoot().ifPresent(root -> json.put("userRoot", root));
    RowOptions own = mailbox.options();
    own.endpoint().ifPresent(name -> json.put("endpoint", name.value()));
    own.logIn().ifPresent(form -> json.put("auth", form.word()));
    own.targetFolder().ifPresent(folder -> json.put("targetFolder", folder));
    json.put("status", mailbox.status().nativeName());
    json.put("stopRequested", mailbox.stopRequested());
    json.put("round", mailbox.relay().round());
    json.put("attempt", mailbox.relay().attempt());
    progress.started().ifPresent(at -> json.put("startDateTime", at.toString()));
    progress.lastSynced().ifPresent(at -> json.put("lastSyncedDateTime", at.toString()));
    json.put("updatedDateTime", mailbox.updated().toString());
    TallyJson.put(
        json,
        progress.sourceMessages(),
        new Throughput(progress.tally(), progress.working()),
        progress.throttled());
    Consistency.of(mailbox)
        .ifPresent(grade -> json.put("dataConsistencyScore", grade.nativeName()));
    mailbox.problem().ifPresent(found -> problem(json.putObject("problem"), found));
    mailbox.resumes().ifPresent(at -> json.put("resumeDateTime", at.toString()));
    return json;
  }

  static ObjectNode full(Mailbox mailbox, List<FolderReport> folders) {
    ObjectNode json = entry(mailbox);
    Tally round = mailbox.progress().roundTally();
    TallyJson.put(json.putObject("presentRound"), round);
    var notes = json.putArray("notes");
    mailbox.notes().forEach(notes::add);
    var array = json.putArray("folders");
    for (FolderReport folder : folders) {
      FolderPlan plan = folder.plan();
      ObjectNode entry = array.addObject();
      entry.put("id", plan.key().id());
      entry.put("path", plan.source().display());
      entry.put("targetPath", plan.targetPath());
      TallyJson.put(entry, plan.sourceMessages(), folder.tally());
    }
    return json;
  }

  static void problem(ObjectNode json, Problem problem) {
    json.put("code", problem.code());
    json.put("advice", problem.advice());
    json.put("since", problem.since().toString());
  }
}
