package godwit.local.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Walks the parts of a message: which text is its body, what are its files. For one message. */
final class PartReader {
  private final List<String> bodies = new ArrayList<>();
  private final List<AttachedFile> files = new ArrayList<>();

  private PartReader() {}

  static PartReader of(Part message) throws MessagingException, IOException {
    var reader = new PartReader();
    reader.walk(message);
    return reader;
  }

  /** The words of the body; empty where there are several texts and so no telling which. */
  Optional<String> body() {
    return bodies.size() == 1 ? Optional.of(bodies.getFirst()) : Optional.empty();
  }

  List<AttachedFile> files() {
    return List.copyOf(files);
  }

  private void walk(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
      walkAll(part, several);
    } else if (isBody(part)) {
      bodies.add(words(part));
    } else {
      files.add(new AttachedFile(name(part), digest(part)));
    }
  }

  private void walkAll(Part part, Multipart several) throws MessagingException, IOException {
    boolean isChoice = part.isMimeType("multipart/alternative");
    // The last form that can be shown is the best (RFC 2046 §5.1.4).
    int best = isChoice ? lastText(several) : -1;
    for (int i = 0; i < several.getCount(); i++) {
      BodyPart one = several.getBodyPart(i);
      if (!isChoice || i == best || !one.isMimeType("text/*")) {
        walk(one);
      }
    }
  }

  private static int lastText(Multipart several) throws MessagingException {
    int last = -1;
    for (int i = 0; i < several.getCount(); i++) {
      BodyPart one = several.getBodyPart(i);
      boolean holdsText = one.isMimeType("text/html") || one.isMimeType("multipart/related");
      if (holdsText || (one.isMimeType("text/plain") && last < 0)) {
        last = i;
      }
    }
    return last;
  }

  private static boolean isBody(Part part) throws MessagingException {
    boolean isText = part.isMimeType("text/plain") || part.isMimeType("text/html");
    return isText
        && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
        && name(part).isEmpty();
  }

  private static String words(Part part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      String text = new String(content.readAllBytes(), charset(part));
      return part.isMimeType("text/html") ? BodyWords.ofHtml(text) : BodyWords.ofText(text);
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    try {
      String named = new ContentType(part.getContentType()).getParameter("charset");
      return named == null
          ? StandardCharsets.US_ASCII
          : Charset.forName(MimeUtility.javaCharset(named));
    } catch (ParseException | IllegalArgumentException e) {
      // An unknown one is read as the Internet's usual one.
      return StandardCharsets.UTF_8;
    }
  }

  private static String name(Part part) throws MessagingException {
    String name = part.getFileName();
    if (name == null) {
      return "";
    }
    try {
      return MimeUtility.decodeText(name);
    } catch (UnsupportedEncodingException e) {
      // As it is written then.
      return name;
    }
  }

  private static String digest(Part part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.readAllBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
