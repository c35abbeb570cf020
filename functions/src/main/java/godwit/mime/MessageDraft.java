package godwit.mime;

import godwit.mime.degradation.Degradation;
import godwit.mime.degradation.Degradations;
import godwit.mime.entity.Entity;
import godwit.mime.entity.ParsedMessage;
import godwit.mime.entity.PartContent;
import godwit.mime.part.AttachmentBuilder;
import godwit.mime.part.BodyComposer;
import godwit.mime.part.BodyText;
import godwit.mime.part.CollectedParts;
import godwit.mime.part.InlineParts;
import godwit.mime.part.PartCollector;
import godwit.mime.part.Reports;
import godwit.mime.part.SecureMime;
import godwit.mime.part.SecureMime.Secured;
import godwit.mime.part.Winmail;
import godwit.source.MimeContent;
import godwit.target.Attachment;
import godwit.target.ExchangeMessage.Body;
import godwit.target.MapiProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Body and attachments of a message.
 *
 * @param properties what its structure asks for beside those of its header
 * @param header the header as it came, to be attached if properties cannot hold it
 */
record MessageDraft(
    Body body, List<Attachment> attachments, List<MapiProperty> properties, Attachment header) {
  /** Microsoft Learn, "Exchange Online limits": 250 attachments; one is kept for the header. */
  static final int MOST_ATTACHMENTS = 249;

  static MessageDraft of(ParsedMessage parsed, MimeContent source, Degradations degradations)
      throws IOException {
    if (parsed.cut()) {
      degradations.note(Degradation.TOO_COMPLEX);
    }
    if (parsed.damaged()) {
      degradations.note(Degradation.DAMAGED);
    }
    Optional<Secured> secured = SecureMime.find(source, parsed.root());
    Attachment header = AttachmentBuilder.wholeHeader(source, parsed.root());
    return secured.isPresent()
        ? secured(secured.get(), source, degradations, header)
        : ordinary(parsed.root(), source, degradations, header);
  }

  /**
   * The attachments, with the header as it came if recipients or fields found no room. (An S/MIME
   * message gets it too: shown less well, but whole.)
   */
  List<Attachment> attachmentsWith(Degradations degradations) {
    if (!degradations.has(Degradation.HEADERS_SHORTENED)
        && !degradations.has(Degradation.RECIPIENTS_CUT)) {
      return attachments;
    }
    var all = new ArrayList<>(attachments);
    all.add(header);
    return all;
  }

  List<MapiProperty> withProperties(List<MapiProperty> others) {
    var all = new ArrayList<>(properties);
    all.addAll(others);
    return all;
  }

  /** S/MIME takes exactly one attachment; the body is what can be read without a key. */
  private static MessageDraft secured(
      Secured secured, MimeContent source, Degradations degradations, Attachment header)
      throws IOException {
    CollectedParts parts =
        secured
            .readable()
            .map(e -> collect(e, source))
            .orElse(new CollectedParts(List.of(), List.of(), false));
    BodyText text = BodyComposer.compose(source, parts.texts());
    if (!text.overflow().isEmpty()) {
      degradations.note(Degradation.BODY_SHORTENED);
    }
    return new MessageDraft(
        new Body(text.html(), text.content()),
        List.of(secured.attachment()),
        secured.properties(),
        header);
  }

  private static MessageDraft ordinary(
      Entity root, MimeContent source, Degradations degradations, Attachment header)
      throws IOException {
    CollectedParts parts = collect(root, source);
    if (parts.signatureDetached()) {
      degradations.note(Degradation.SIGNATURE_DETACHED);
    }
    Map<Entity, Winmail> winmails = winmails(parts, source, degradations);
    BodyText text = text(parts, source, winmails.values());
    if (!text.overflow().isEmpty()) {
      degradations.note(Degradation.BODY_SHORTENED);
    }
    List<Attachment> attachments = attachments(parts, text, source, winmails);
    List<Attachment> kept = withinLimits(attachments, source, degradations);
    List<MapiProperty> report = Reports.properties(source, root);
    if (!text.html()) {
      return new MessageDraft(new Body(false, text.content()), kept, report, header);
    }
    InlineParts tied = InlineParts.resolve(text.content(), kept);
    return new MessageDraft(new Body(true, tied.html()), tied.attachments(), report, header);
  }

  private static Map<Entity, Winmail> winmails(
      CollectedParts parts, MimeContent source, Degradations degradations) throws IOException {
    var winmails = new IdentityHashMap<Entity, Winmail>();
    for (Entity file : parts.files()) {
      if (isWinmail(file)) {
        Optional<Winmail> opened = Winmail.open(PartContent.body(source, file));
        opened.ifPresent(winmail -> winmails.put(file, winmail));
        degradations.note(
            opened.isPresent() ? Degradation.WINMAIL_OPENED : Degradation.WINMAIL_KEPT);
      }
    }
    return winmails;
  }

  /** The body of a winmail.dat is shown where the message has HTML nowhere else. */
  private static BodyText text(
      CollectedParts parts, MimeContent source, Collection<Winmail> winmails) throws IOException {
    BodyText text = BodyComposer.compose(source, parts.texts());
    if (text.html() || !text.files().isEmpty() || !text.overflow().isEmpty()) {
      return text;
    }
    boolean blank = text.content().isBlank();
    Optional<BodyText> html =
        winmails.stream()
            .flatMap(w -> w.html().stream())
            .findFirst()
            .flatMap(h -> BodyComposer.whole(h, true));
    Optional<BodyText> plain =
        winmails.stream()
            .flatMap(w -> w.text().stream())
            .findFirst()
            .flatMap(t -> BodyComposer.whole(t, false));
    return html.or(() -> blank ? plain : Optional.empty()).orElse(text);
  }

  /** MS-OXTNEF: body and files of Outlook's own format, in one part. */
  private static boolean isWinmail(Entity file) {
    return file.type().is("application", "ms-tnef")
        || file.type().is("application", "vnd.ms-tnef")
        || file.fileName().filter(n -> n.equalsIgnoreCase("winmail.dat")).isPresent();
  }

  private static CollectedParts collect(Entity root, MimeContent source) {
    return PartCollector.collect(
        root,
        part -> {
          try {
            return BodyComposer.isBlank(source, part);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static List<Attachment> attachments(
      CollectedParts parts, BodyText text, MimeContent source, Map<Entity, Winmail> winmails)
      throws IOException {
    var builder = new AttachmentBuilder(source);
    var attachments = new ArrayList<Attachment>();
    for (Entity file : parts.files()) {
      Winmail opened = winmails.get(file);
      attachments.addAll(opened == null ? List.of(builder.of(file)) : opened.attachments());
    }
    text.files().forEach(file -> attachments.add(builder.of(file)));
    for (Entity whole : text.overflow()) {
      attachments.add(builder.wholeText(whole));
    }
    return attachments;
  }

  private static List<Attachment> withinLimits(
      List<Attachment> attachments, MimeContent source, Degradations degradations)
      throws IOException {
    boolean tooMany = attachments.size() > MOST_ATTACHMENTS;
    if (tooMany) {
      degradations.note(Degradation.TOO_MANY_ATTACHMENTS);
    }
    boolean original =
        tooMany
            || degradations.has(Degradation.TOO_COMPLEX)
            || degradations.has(Degradation.DAMAGED)
            || degradations.has(Degradation.SIGNATURE_DETACHED);
    if (!original) {
      return attachments;
    }
    int most = Math.min(attachments.size(), MOST_ATTACHMENTS - 1);
    var kept = new ArrayList<>(attachments.subList(0, most));
    kept.add(AttachmentBuilder.original(source));
    return kept;
  }
}
