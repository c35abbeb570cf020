package godwit.local.fidelity;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A message as Jakarta Mail (Angus) reads it: the second opinion. */
final class JakartaReading implements Reading {
  private static final Map<String, String> LENIENT =
      Map.ofEntries(
          Map.entry("mail.mime.address.strict", "false"),
          Map.entry("mail.mime.base64.ignoreerrors", "true"),
          Map.entry("mail.mime.decodefilename", "true"),
          Map.entry("mail.mime.decodeparameters", "true"),
          Map.entry("mail.mime.decodetext.strict", "false"),
          Map.entry("mail.mime.ignoreunknownencoding", "true"),
          Map.entry("mail.mime.multipart.allowempty", "true"),
          Map.entry("mail.mime.multipart.ignoreexistingboundaryparameter", "false"),
          Map.entry("mail.mime.parameters.strict", "false"),
          Map.entry("mail.mime.uudecode.ignoreerrors", "true"));

  private final MimeMessage message;
  private final Part root;

  private JakartaReading(MimeMessage message, Part root) {
    this.message = message;
    this.root = root;
  }

  /** Tells Jakarta Mail to be lenient, which it learns from system properties only. */
  static void beLenient() {
    LENIENT.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
  }

  /** Empty where Jakarta Mail cannot read the message at all. */
  static Optional<Reading> of(byte[] content) {
    try {
      Properties lenient = new Properties();
      LENIENT.forEach(lenient::setProperty);
      var message =
          new MimeMessage(Session.getInstance(lenient), new ByteArrayInputStream(content));
      return Optional.of(new JakartaReading(message, JakartaParts.of(message)));
    } catch (MessagingException | RuntimeException gaveUp) {
      return Optional.empty();
    }
  }

  @Override
  public String parser() {
    return "Jakarta Mail";
  }

  @Override
  public List<String> values(String field) {
    try {
      String[] values = message.getHeader(field);
      return values == null
          ? List.of()
          : Arrays.stream(values).map(v -> MimeUtility.unfold(v).strip()).toList();
    } catch (MessagingException unreadable) {
      return List.of();
    }
  }

  @Override
  public String header() {
    try {
      return String.join("\r\n", Collections.list(message.getAllHeaderLines())) + "\r\n";
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  @Override
  public String decoded(String text) {
    try {
      return MimeUtility.decodeText(text);
    } catch (UnsupportedEncodingException unknownCharset) {
      return text;
    }
  }

  @Override
  public List<Who> addresses(String text) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(text, false))
          .flatMap(a -> members(a).stream())
          .toList();
    } catch (AddressException unreadable) {
      return List.of();
    }
  }

  private List<Who> members(InternetAddress address) {
    try {
      InternetAddress[] group = address.isGroup() ? address.getGroup(false) : null;
      if (group != null) {
        return Arrays.stream(group).map(this::who).toList();
      }
    } catch (AddressException unreadable) {
      return List.of();
    }
    return List.of(who(address));
  }

  private Who who(InternetAddress address) {
    String name = address.getPersonal() == null ? "" : decoded(address.getPersonal());
    return new Who(name, address.getAddress() == null ? "" : address.getAddress());
  }

  @Override
  public Optional<Instant> date(String text) {
    try {
      return Optional.ofNullable(new MailDateFormat().parse(text)).map(java.util.Date::toInstant);
    } catch (ParseException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public Part root() {
    return root;
  }
}
