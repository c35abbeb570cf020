package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.ledger.Outcome;
import godwit.report.MessageLine;

/** Messages as JSON. */
final class MessageJson {
  private MessageJson() {}

  static ObjectNode entry(MessageLine line) {
    ObjectNode json = Json.object();
    json.put("emailAddress", line.mailbox().emailAddress());
    json.put("folder", line.folder().source().display());
    json.put("folderId", line.folder().key().id());
    json.put("targetPath", line.folder().targetPath());
    json.put("uidValidity", line.entry().validity().told().value());
    json.put("uid", line.entry().uid());
    json.put("state", line.state());
    json.put("bytes", line.entry().sizeBytes());
    json.put("flags", line.entry().flags());
    json.put("settledDateTime", line.entry().at().toString());
    switch (line.entry().outcome()) {
      case Outcome.Copied copied -> {
        json.put("targetId", copied.id().value());
        BatchJson.strings(json, "degradations", copied.degradations());
      }
      case Outcome.Moved moved -> {
        moved.copied().ifPresent(copied -> json.put("targetId", copied.id().value()));
        json.put("movedToFolderId", moved.folder());
      }
      case Outcome.Skipped skipped -> {
        json.put("code", skipped.code());
        json.put("reason", skipped.reason());
      }
      case Outcome.Failed failed -> {
        json.put("code", failed.code());
        json.put("advice", failed.advice());
        json.put("subject", failed.shown().subject());
        json.put("from", failed.shown().from());
        json.put("date", failed.shown().date());
      }
    }
    return json;
  }
}
