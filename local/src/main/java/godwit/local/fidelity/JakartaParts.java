package godwit.local.fidelity;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a message as Jakarta Mail finds them. */
final class JakartaParts {
  private static final int DEEPEST = 200;

  private JakartaParts() {}

  static Part of(MimePart part) throws MessagingException {
    return of(part, 0);
  }

  private static Part of(MimePart part, int depth) throws MessagingException {
    ContentType type = type(part);
    ContentDisposition disposition = disposition(part);
    var children = new ArrayList<Part>();
    if (type.match("multipart/*") && depth < DEEPEST) {
      children.addAll(children(part, depth));
    }
    var names = new ArrayList<String>();
    name(disposition.getParameter("filename")).ifPresent(names::add);
    name(type.getParameter("name")).ifPresent(names::add);
    return new Part(
        Part.lower(type.getBaseType()),
        new Part.Parameters(
            Optional.ofNullable(type.getParameter("charset")),
            "flowed".equalsIgnoreCase(type.getParameter("format")),
            "yes".equalsIgnoreCase(type.getParameter("delsp"))),
        Part.lower(disposition.getDisposition() == null ? "" : disposition.getDisposition()),
        names,
        header(part, "Content-ID").replaceAll("^<|>$", "").strip(),
        header(part, "Content-Location"),
        children.isEmpty() ? new Bytes(content(part)) : Bytes.none(),
        children);
  }

  private static List<Part> children(MimePart part, int depth) {
    var children = new ArrayList<Part>();
    try {
      if (part.getContent() instanceof MimeMultipart multipart) {
        for (int i = 0; i < multipart.getCount(); i++) {
          children.add(of((MimePart) multipart.getBodyPart(i), depth + 1));
        }
      }
    } catch (MessagingException | IOException | RuntimeException gaveUp) {
      // The parts found until now are this parser's reading.
      return children;
    }
    return children;
  }

  private static byte[] content(MimePart part) {
    var content = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    try (InputStream in = part.getInputStream()) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        content.write(piece, 0, read);
      }
    } catch (MessagingException | IOException | RuntimeException gaveUp) {
      // What was decoded until now is this parser's reading.
      return content.toByteArray();
    }
    return content.toByteArray();
  }

  private static ContentType type(MimePart part) throws MessagingException {
    String field = part.getContentType();
    try {
      return new ContentType(Words.headerText(field));
    } catch (ParseException broken) {
      String bare = field.replaceFirst("(?s)[;\\s].*", "");
      int slash = bare.indexOf('/');
      return slash > 0
          ? new ContentType(bare.substring(0, slash), bare.substring(slash + 1), none())
          : new ContentType("text", "plain", none());
    }
  }

  private static ContentDisposition disposition(MimePart part) throws MessagingException {
    String field = header(part, "Content-Disposition");
    try {
      return field.isEmpty()
          ? new ContentDisposition()
          : new ContentDisposition(Words.headerText(field));
    } catch (ParseException broken) {
      return new ContentDisposition(field.replaceFirst("(?s)[;\\s].*", ""), none());
    }
  }

  private static ParameterList none() {
    return new ParameterList();
  }

  private static String header(MimePart part, String name) throws MessagingException {
    String value = part.getHeader(name, null);
    return value == null ? "" : MimeUtility.unfold(value).strip();
  }

  private static Optional<String> name(@org.jspecify.annotations.Nullable String parameter) {
    if (parameter == null || parameter.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MimeUtility.decodeText(parameter));
    } catch (UnsupportedEncodingException unknownCharset) {
      return Optional.of(parameter);
    }
  }
}
