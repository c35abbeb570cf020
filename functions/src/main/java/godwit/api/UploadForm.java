package godwit.api;

import godwit.intake.CsvText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form with one file (multipart/form-data, RFC 7578).
 *
 * @param fields the form's other fields
 * @param csv the file
 */
record UploadForm(Map<String, String> fields, CsvText csv) {
  private static final int MAX_PARTS = 50;
  private static final int MAX_FIELD_BYTES = 64 * 1024;

  /** Reads a form; it must be whole and have exactly one file. */
  static UploadForm read(String contentType, byte[] body) throws Refusal {
    try {
      var parts = new MimeMultipart(new ByteArrayDataSource(body, contentType));
      int count = parts.getCount();
      // Without the last boundary the file may be cut off.
      if (!parts.isComplete() || count > MAX_PARTS) {
        throw unreadable("it is cut off or has more than " + MAX_PARTS + " parts");
      }
      var fields = new HashMap<String, String>();
      Optional<CsvText> file = Optional.empty();
      for (int i = 0; i < count; i++) {
        var part = (MimeBodyPart) parts.getBodyPart(i);
        if (isFile(part)) {
          file = only(file, CsvText.of(content(part)));
        } else {
          fields.put(name(part), field(part));
        }
      }
      return new UploadForm(
          fields, file.orElseThrow(() -> unreadable("it holds no file with a file name")));
    } catch (MessagingException | IOException e) {
      throw unreadable("its parts are malformed");
    }
  }

  private static Optional<CsvText> only(Optional<CsvText> before, CsvText file) throws Refusal {
    if (before.isPresent()) {
      throw unreadable("it holds more than one file");
    }
    return Optional.of(file);
  }

  private static boolean isFile(MimeBodyPart part) throws MessagingException {
    return disposition(part).getParameter("filename") != null
        || disposition(part).getParameter("filename*") != null;
  }

  private static String name(MimeBodyPart part) throws MessagingException {
    return Optional.ofNullable(disposition(part).getParameter("name")).orElse("");
  }

  private static ContentDisposition disposition(MimeBodyPart part) throws MessagingException {
    String[] header = part.getHeader("Content-Disposition");
    return new ContentDisposition(header == null ? "form-data" : header[0]);
  }

  private static String field(MimeBodyPart part) throws IOException, MessagingException, Refusal {
    byte[] content = content(part);
    if (content.length > MAX_FIELD_BYTES) {
      throw unreadable("a field is longer than 64 KB");
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] content(MimeBodyPart part) throws IOException, MessagingException {
    try (InputStream in = part.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static Refusal unreadable(String why) {
    return Refusal.badRequest("form", "The form is not readable: " + why + ".");
  }

  @Override
  public String toString() {
    return "UploadForm[hidden]";
  }
}
