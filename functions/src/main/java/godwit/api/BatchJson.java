package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.batch.MailboxStatus;
import godwit.batch.MessageSelection;
import godwit.folder.FolderRules;
import godwit.report.BatchSummary;
import godwit.report.Consistency;
import godwit.report.DurationText;
import godwit.report.NextSteps;
import godwit.report.RowSums;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Batches as JSON; members are named as Get-MigrationBatch names them, where it has them. */
final class BatchJson {
  private BatchJson() {}

  /** Name, status and counts. */
  static ObjectNode entry(BatchSummary summary, ApiCall call) {
    Batch batch = summary.batch();
    ObjectNode json = stored(batch, call);
    json.put("asOf", summary.rows().asOf().toString());
    json.put("syncedCount", summary.synced());
    json.put("failedCount", summary.failed());
    json.put(
        "activeCount",
        summary.count(
            MailboxStatus.VALIDATING, MailboxStatus.SYNCING, MailboxStatus.INCREMENTAL_SYNCING));
    json.put("stoppedCount", summary.count(MailboxStatus.STOPPED));
    json.put("pendingCount", summary.count(MailboxStatus.QUEUED));
    summary.lastSynced().ifPresent(at -> json.put("lastSyncedDateTime", at.toString()));
    return json;
  }

  /** What is known of a batch without a look at its mailboxes. */
  static ObjectNode stored(Batch batch, ApiCall call) {
    ObjectNode json = Json.object();
    json.put("name", batch.id().name().value());
    json.put("status", batch.status().nativeName());
    json.put("totalCount", batch.mailboxes());
    json.put("creationDateTime", batch.created().toString());
    json.put("statusUrl", call.address("batches", batch.id().name().value()));
    return json;
  }

  /** Everything that a person who watches wants to know. */
  static ObjectNode full(BatchSummary summary, ApiCall call) {
    ObjectNode json = entry(summary, call);
    summary.started().map(Instant::toString).ifPresent(at -> json.put("startDateTime", at));
    ObjectNode counts = json.putObject("statusCounts");
    for (MailboxStatus status : MailboxStatus.values()) {
      if (summary.count(status) > 0) {
        counts.put(status.nativeName(), summary.count(status));
      }
    }
    TallyJson.put(json, summary.sourceMessages(), summary.throughput(), summary.throttled());
    summary
        .remaining()
        .ifPresent(left -> {
          json.put("remainingSeconds", left.toSeconds());
          json.put("remaining", DurationText.of(left));
        });
    summary
        .consistency()
        .map(Consistency::nativeName)
        .ifPresent(grade -> json.put("dataConsistencyScore", grade));
    endpoints(json, summary.batch());
    json.set("options", options(summary.batch()));
    problems(json, summary.troubled());
    strings(json, "nextSteps", NextSteps.of(summary));
    strings(json, "possibleCommands", BatchCommand.possibleWords(summary.batch().status()));
    return json;
  }

  /** What a person has set, and may change. */
  static ObjectNode settings(Batch batch, ApiCall call) {
    ObjectNode json = stored(batch, call);
    endpoints(json, batch);
    json.set("options", options(batch));
    strings(json, "possibleCommands", BatchCommand.possibleWords(batch.status()));
    return json;
  }

  private static void endpoints(ObjectNode json, Batch batch) {
    json.set("sourceEndpoint", EndpointJson.of(batch.endpoint()));
    if (!batch.rowEndpoints().isEmpty()) {
      var ofRows = json.putArray("rowEndpoints");
      batch.rowEndpoints().forEach(endpoint -> ofRows.add(EndpointJson.of(endpoint)));
    }
  }

  static void strings(ObjectNode json, String member, List<String> values) {
    values.forEach(json.putArray(member)::add);
  }

  private static ObjectNode options(Batch batch) {
    ObjectNode json = Json.object();
    json.put("autoStart", batch.options().schedule().autoStart());
    batch.options().schedule().startAfter().ifPresent(at -> json.put("startAfter", at.toString()));
    ZoneId zone = batch.options().schedule().timeZone();
    json.put("timeZone", zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    json.put("syncInterval", batch.options().schedule().syncInterval().toString());
    strings(json, "notificationEmails", batch.options().notifications().emails());
    batch
        .options()
        .notifications()
        .reportInterval()
        .ifPresent(interval -> json.put("reportInterval", interval.toString()));
    FolderRules folders = batch.options().folders();
    if (!folders.targetFolder().isEmpty()) {
      json.put("targetFolder", folders.targetFolder());
    }
    strings(json, "includeFolders", folders.include());
    strings(json, "excludeFolders", folders.exclude());
    strings(json, "renameFolders", folders.rename());
    messages(json, batch.options().messages());
    return json;
  }

  private static void messages(ObjectNode json, MessageSelection messages) {
    messages.receivedFrom().ifPresent(at -> json.put("receivedFrom", at.toString()));
    messages.receivedBefore().ifPresent(at -> json.put("receivedBefore", at.toString()));
    messages.maxMessageSizeMB().ifPresent(most -> json.put("maxMessageSizeMB", most));
    messages.trialMessagesPerFolder().ifPresent(n -> json.put("trialMessagesPerFolder", n));
  }

  private static void problems(ObjectNode json, List<RowSums.Troubled> troubled) {
    var problems = json.putArray("problems");
    for (RowSums.Troubled mailbox : troubled) {
      ObjectNode problem = problems.addObject();
      problem.put("emailAddress", mailbox.emailAddress());
      problem.put("status", mailbox.status().nativeName());
      MailboxJson.problem(problem, mailbox.problem());
      mailbox.resumes().ifPresent(at -> problem.put("resumeDateTime", at.toString()));
    }
  }
}
