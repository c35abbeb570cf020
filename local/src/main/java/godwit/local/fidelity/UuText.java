package godwit.local.fidelity;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and the uuencoded files in it, which old programs wrote in place of attachments; decoded
 * by Jakarta Mail.
 *
 * @param text without them
 */
record UuText(String text, List<Part> files) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^begin [0-7]{3,4} ([^\\r\\n]+)\\r?\\n((?:[ -`][^\\r\\n]*\\r?\\n|\\r?\\n)*?)end[ \\t]*\\r?$");

  static UuText of(String text) {
    if (!text.contains("begin ")) {
      return new UuText(text, List.of());
    }
    var files = new ArrayList<Part>();
    var rest = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      Optional<Part> file = file(block.group(1).strip(), block.group());
      file.ifPresent(files::add);
      block.appendReplacement(rest, Matcher.quoteReplacement(file.isEmpty() ? block.group() : ""));
    }
    return new UuText(block.appendTail(rest).toString(), files);
  }

  private static Optional<Part> file(String name, String block) {
    byte[] encoded = (block + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    try (InputStream in = MimeUtility.decode(new ByteArrayInputStream(encoded), "uuencode")) {
      var none = new Part.Parameters(Optional.empty(), false, false);
      return Optional.of(
          new Part(
              "application/octet-stream",
              none,
              "attachment",
              List.of(name),
              "",
              "",
              new Bytes(in.readAllBytes()),
              List.of()));
    } catch (MessagingException | IOException | RuntimeException noFile) {
      // Looks like one and is none: it stays text.
      return Optional.empty();
    }
  }
}
