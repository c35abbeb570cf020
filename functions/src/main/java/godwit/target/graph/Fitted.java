package godwit.target.graph;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import godwit.target.Attachment;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message cut to what Exchange can hold, whatever it is asked. The same message always gives the
 * same, so that a search knows what to expect.
 *
 * @param degradations what was cut, in words
 */
record Fitted(ExchangeMessage message, List<String> degradations) {
  /** PidTagSubject and PidTagAttachLongFilename keep 255 characters. */
  private static final int NAME_CHARACTERS = 255;

  private static final int EXTENSION_CHARACTERS = 16;
  // Leaves 900,000 bytes of a create for headers and recipients.
  private static final int BODY_BYTES = 3_000_000;
  // One character becomes six bytes at most, as in \\u0001.
  private static final int SURELY_SHORT_CHARACTERS = BODY_BYTES / 6;

  static Fitted of(ExchangeMessage message) {
    List<String> degradations = new ArrayList<>();
    String subject = WellFormed.cut(message.subject(), NAME_CHARACTERS);
    if (!subject.equals(message.subject())) {
      degradations.add("subject cut to 255 characters");
    }
    if (ExchangeTime.isBent(message.received()) || ExchangeTime.isBent(message.sent())) {
      degradations.add("date moved to the nearest that Exchange can hold");
    }
    List<Attachment> attachments = attachments(message, degradations);
    Body body = body(message.body(), attachments, degradations);
    return new Fitted(
        new ExchangeMessage(
            subject,
            body,
            message.envelope(),
            message.internetMessageId(),
            message.received(),
            message.sent(),
            message.state(),
            message.properties(),
            attachments,
            message.original()),
        List.copyOf(degradations));
  }

  private static List<Attachment> attachments(ExchangeMessage message, List<String> degradations) {
    List<Attachment> fitted = new ArrayList<>();
    for (Attachment attachment : message.attachments()) {
      String name = name(attachment.name());
      if (attachment.name().length() > NAME_CHARACTERS) {
        degradations.add("file name of an attachment cut to 255 characters");
      }
      String type = attachment.contentType();
      fitted.add(
          new Attachment(
              name,
              type.isBlank() ? "application/octet-stream" : type,
              attachment.inline(),
              attachment.contentId(),
              attachment.contentLocation(),
              attachment.content()));
    }
    return fitted;
  }

  /** Cuts before the extension, which says what opens the file. */
  private static String name(String name) {
    if (name.isBlank()) {
      return "attachment";
    }
    if (name.length() <= NAME_CHARACTERS) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    boolean hasExtension = dot > 0 && name.length() - dot <= EXTENSION_CHARACTERS;
    String extension = hasExtension ? name.substring(dot) : "";
    return WellFormed.cut(name, NAME_CHARACTERS - extension.length()) + extension;
  }

  private static Body body(Body body, List<Attachment> attachments, List<String> degradations) {
    String text = WellFormed.text(body.content());
    if (text.length() <= SURELY_SHORT_CHARACTERS
        || JsonStringEncoder.getInstance().quoteAsUTF8(text).length <= BODY_BYTES) {
      return body;
    }
    degradations.add("text too long for Exchange's request limit: attached as a file");
    String type = body.html() ? "text/html" : "text/plain";
    String name = body.html() ? "message.html" : "message.txt";
    attachments.add(
        new Attachment(
            name,
            type,
            false,
            Optional.empty(),
            Optional.empty(),
            new BytesContent(text.getBytes(StandardCharsets.UTF_8))));
    return new Body(
        false, "The text of this message is very long. It is attached as " + name + ".");
  }
}
