package godwit.local.demo;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out by Jakarta Mail what of a message at the source is compared. */
final class MessageReader {
  private final Session session;

  MessageReader(Session session) {
    this.session = session;
  }

  /** The facts; the whole message is in memory meanwhile. */
  MessageFacts facts(Message listed) throws MessagingException {
    try {
      var bytes = new ByteArrayOutputStream();
      listed.writeTo(bytes);
      var whole = new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()));
      PartReader parts = PartReader.of(whole);
      return new MessageFacts(
          Optional.ofNullable(whole.getMessageID()).map(String::strip).orElse(""),
          subject(whole),
          received(listed),
          marks(listed.getFlags()),
          from(whole),
          parts.body(),
          parts.files());
    } catch (IOException e) {
      throw new MessagingException("tried to read a message", e);
    }
  }

  private static String subject(MimeMessage message) throws MessagingException {
    return Optional.ofNullable(message.getSubject()).map(BodyWords::ofText).orElse("");
  }

  private static Instant received(Message message) throws MessagingException {
    return Optional.ofNullable(message.getReceivedDate())
        .map(Date::toInstant)
        .orElse(Instant.EPOCH)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static Set<MessageFacts.Mark> marks(Flags flags) {
    var marks = EnumSet.noneOf(MessageFacts.Mark.class);
    add(marks, MessageFacts.Mark.READ, flags.contains(Flags.Flag.SEEN));
    add(marks, MessageFacts.Mark.FLAGGED, flags.contains(Flags.Flag.FLAGGED));
    add(marks, MessageFacts.Mark.DRAFT, flags.contains(Flags.Flag.DRAFT));
    // Exchange keeps the last of the two only.
    boolean isForwarded = flags.contains("$Forwarded");
    add(marks, MessageFacts.Mark.FORWARDED, isForwarded);
    add(marks, MessageFacts.Mark.ANSWERED, flags.contains(Flags.Flag.ANSWERED) && !isForwarded);
    return marks;
  }

  private static void add(Set<MessageFacts.Mark> marks, MessageFacts.Mark mark, boolean holds) {
    if (holds && !marks.add(mark)) {
      throw new IllegalStateException("twice the same mark");
    }
  }

  /** The one author; an address that cannot be read is not compared. */
  private static String from(MimeMessage message) throws MessagingException {
    String field = message.getHeader("From", ",");
    if (field == null) {
      return "";
    }
    try {
      InternetAddress[] authors = InternetAddress.parseHeader(field, false);
      return authors.length == 1
          ? Optional.ofNullable(authors[0].getAddress()).orElse("").toLowerCase(Locale.ROOT)
          : "";
    } catch (AddressException e) {
      // Whatever the functions make of it, there is nothing to compare it with.
      return "";
    }
  }
}
