package godwit.local.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.target.graph.Assumption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What attachments a tenant takes, and when. */
final class AttachmentTrials {
  private static final int LARGE_BYTES = 3_500_000;
  private static final int[] MEGABYTES = {150, 125, 100, 75, 50, 35, 25, 10};
  private static final int BYTES = 1_048_576;

  private AttachmentTrials() {}

  static List<Experiment> all() {
    return List.of(
        PropertyTrials.of(
            Assumption.SMIME_OPAQUE,
            "class and smime.p7m of opaque S/MIME are kept",
            lab -> smime(lab, "IPM.Note.SMIME", "application/pkcs7-mime")),
        PropertyTrials.of(
            Assumption.SMIME_SIGNED,
            "class and smime.p7m of signed S/MIME are kept",
            lab -> smime(lab, "IPM.Note.SMIME.MultipartSigned", "multipart/signed")),
        PropertyTrials.of(
            Assumption.ATTACHMENTS_AFTER_CREATE,
            "a received message takes attachments later",
            AttachmentTrials::later),
        PropertyTrials.of(
            Assumption.UPLOAD_SESSIONS,
            "it takes them by upload session",
            AttachmentTrials::session),
        new Experiment(
            "message-size", "the mailbox takes messages of 150 MB", AttachmentTrials::size));
  }

  private static Seen smime(Lab lab, String messageClass, String type)
      throws IOException, InterruptedException {
    byte[] content =
        ("Content-Type: " + type + "\r\n\r\nprobe").getBytes(StandardCharsets.US_ASCII);
    var message =
        ProbeMessage.received("smime")
            .property(ProbeMessage.CLASS, messageClass)
            .file("smime.p7m", type, content);
    Answer made = lab.create(message.json());
    if (!made.isGood()) {
      return Seen.refused(made);
    }
    Seen kept = PropertyTrials.kept(lab, made.id(), Map.of(ProbeMessage.CLASS, messageClass));
    if (kept.verdict() != Verdict.HOLDS) {
      return kept;
    }
    Answer listed = lab.graph().get(lab.message(made.id()) + "/attachments");
    JsonNode file = listed.json().path("value").path(0);
    if (!file.path("contentType").asText().toLowerCase(Locale.ROOT).startsWith(type)) {
      return Seen.of(false, "content type of the attachment replaced");
    }
    boolean same =
        file.path("contentBytes").asText().equals(Base64.getEncoder().encodeToString(content));
    return Seen.of(same, same ? "kept" : "content of the attachment changed");
  }

  private static Seen later(Lab lab) throws IOException, InterruptedException {
    Answer made = lab.create(ProbeMessage.received("later").json());
    if (!made.isGood()) {
      return new Seen(Verdict.UNCLEAR, "no message: " + made.told(), Map.of());
    }
    ObjectNode file = ProbeMessage.attachment("a.bin", "application/octet-stream", new byte[100]);
    Answer added = lab.graph().post(lab.message(made.id()) + "/attachments", file);
    return added.isGood() ? Seen.of(true, "taken") : Seen.refused(added);
  }

  private static Seen session(Lab lab) throws IOException, InterruptedException {
    Answer made = lab.create(ProbeMessage.received("session").json());
    if (!made.isGood()) {
      return new Seen(Verdict.UNCLEAR, "no message: " + made.told(), Map.of());
    }
    Answer opened = open(lab, made.id(), LARGE_BYTES);
    if (!opened.isGood()) {
      return Seen.refused(opened);
    }
    String range = "bytes 0-" + (LARGE_BYTES - 1) + "/" + LARGE_BYTES;
    Answer sent = lab.graph().upload("PUT", url(opened), new byte[LARGE_BYTES], range);
    if (!sent.isGood()) {
      return Seen.refused(sent);
    }
    Answer listed = lab.graph().get(lab.message(made.id()) + "/attachments?$select=id,name,size");
    boolean there = listed.json().path("value").size() == 1;
    return Seen.of(there, there ? "taken" : "taken, but not on the message");
  }

  /** Only the announcement of a size is tried; nothing of it is sent. */
  private static Seen size(Lab lab) throws IOException, InterruptedException {
    Answer made = lab.create(ProbeMessage.received("size").json());
    if (!made.isGood()) {
      return new Seen(Verdict.UNCLEAR, "no message: " + made.told(), Map.of());
    }
    String refusal = "";
    for (int megabytes : MEGABYTES) {
      Answer opened = open(lab, made.id(), (long) (megabytes - 1) * BYTES);
      if (opened.isGood()) {
        Answer unused = lab.graph().upload("DELETE", url(opened), new byte[0], "");
        String words = refusal + megabytes + " MB announced and not refused";
        return Seen.number(megabytes, MEGABYTES[0], "TARGET_MAX_MESSAGE_MB", words);
      }
      if (opened.status() == 403) {
        return Seen.noted("not tried: upload sessions are refused");
      }
      refusal = megabytes + " MB refused (" + opened.told() + "), ";
    }
    return new Seen(Verdict.UNCLEAR, refusal + "no smaller one tried", Map.of());
  }

  private static Answer open(Lab lab, String id, long bytes)
      throws IOException, InterruptedException {
    ObjectNode body = Lab.json();
    body.putObject("AttachmentItem")
        .put("attachmentType", "file")
        .put("name", "large.bin")
        .put("size", bytes);
    return lab.graph().post(lab.message(id) + "/attachments/createUploadSession", body);
  }

  private static String url(Answer opened) {
    return opened.json().path("uploadUrl").asText();
  }
}
