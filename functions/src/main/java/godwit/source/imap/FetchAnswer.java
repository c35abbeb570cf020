package godwit.source.imap;

import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.angus.mail.iap.ParsingException;

/**
 * What one untagged FETCH says (RFC 9051 §7.5.2). Each part may be missing: servers send what was
 * asked for in pieces, or tell of flags that nobody asked for.
 *
 * @param sequence message sequence number
 * @param internalDate absent also if it cannot be read
 * @param labels Gmail's, the opened folder's own left out (X-GM-LABELS)
 * @param body absent also if the server sent NIL
 */
record FetchAnswer(
    int sequence,
    OptionalLong uid,
    OptionalLong sizeBytes,
    Optional<Instant> internalDate,
    Optional<MessageFlags> flags,
    Optional<String> emailId,
    Optional<List<String>> labels,
    Optional<MimeContent> body) {

  private static final DateTimeFormatter INTERNAL_DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d-MMM-uuuu HH:mm:ss xx")
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final MessageFlags SEEN =
      new MessageFlags(true, false, false, false, false, Set.of());

  static FetchAnswer of(ImapAnswer answer) throws ParsingException {
    var parts = new Parts();
    Tokens tokens = answer.tokens();
    tokens.expect('(');
    while (!tokens.take(')')) {
      // Domino puts items into parentheses of their own, which hold nothing that is read here.
      if (tokens.nextIs('(')) {
        tokens.skipValue();
      } else {
        parts.read(tokens.name(), tokens);
      }
    }
    tokens.expectEnd();
    // RFC 9586: the number is the identifier.
    if (answer.keyEquals("UIDFETCH") && parts.uid.isEmpty()) {
      parts.uid = OptionalLong.of(answer.getNumber() & 0xFFFF_FFFFL);
    }
    return new FetchAnswer(
        answer.getNumber(),
        parts.uid,
        parts.sizeBytes,
        parts.internalDate,
        parts.flags,
        parts.emailId,
        parts.labels,
        parts.body);
  }

  /** As a summary; what is missing is taken from {@code known}. */
  MessageSummary summary(MessageSummary known) {
    return new MessageSummary(
        known.uid(),
        sizeBytes.orElse(known.sizeBytes()),
        internalDate.or(known::internalDate),
        flags.orElse(known.flags()),
        emailId.or(known::emailId),
        labels.orElse(known.labels()));
  }

  /** The date as an instant, or nothing: servers send dates that never were. */
  static Optional<Instant> date(String text) {
    Optional<Instant> usual = InternalDate.parse(text);
    if (usual.isPresent()) {
      return usual;
    }
    try {
      return Optional.of(OffsetDateTime.parse(text.strip(), INTERNAL_DATE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static MessageFlags flags(List<String> atoms) {
    // Nearly every message has no flag or this one.
    if (atoms.isEmpty()) {
      return MessageFlags.NONE;
    }
    if (atoms.size() == 1 && atoms.getFirst().equals("\\Seen")) {
      return SEEN;
    }
    Set<String> system = new HashSet<>();
    Set<String> keywords = new HashSet<>();
    for (String flag : atoms) {
      if (flag.startsWith("\\")) {
        system.add(flag.toLowerCase(Locale.ROOT));
      } else {
        keywords.add(flag);
      }
    }
    return new MessageFlags(
        system.contains("\\seen"),
        system.contains("\\answered"),
        system.contains("\\flagged"),
        system.contains("\\draft"),
        system.contains("\\deleted"),
        keywords);
  }

  private static final class Parts {
    OptionalLong uid = OptionalLong.empty();
    OptionalLong sizeBytes = OptionalLong.empty();
    Optional<Instant> internalDate = Optional.empty();
    Optional<MessageFlags> flags = Optional.empty();
    Optional<String> emailId = Optional.empty();
    Optional<List<String>> labels = Optional.empty();
    Optional<MimeContent> body = Optional.empty();

    void read(String item, Tokens tokens) throws ParsingException {
      // A literal shorter than announced has swallowed the beginning of another answer.
      boolean second =
          (item.equals("UID") && uid.isPresent()) || (item.equals("BODY[]") && body.isPresent());
      if (second) {
        throw tokens.error("second " + item);
      }
      switch (item) {
        case "UID" -> uid = OptionalLong.of(tokens.uid());
        // One that is none is unknown: it is a hint only.
        case "RFC822.SIZE" -> sizeBytes = Tokens.digits(tokens.atom());
        case "FLAGS" -> flags = Optional.of(FetchAnswer.flags(tokens.atoms()));
        case "INTERNALDATE" -> internalDate = tokens.string().flatMap(FetchAnswer::date);
        case "EMAILID" -> emailId = tokens.atoms().stream().findFirst();
        case "X-GM-LABELS" ->
            labels = Optional.of(tokens.atoms().stream().map(ModifiedUtf7::decode).toList());
        case "X-GM-MSGID" -> emailId = Optional.of(tokens.atom());
        case "BODY[]", "BODY.PEEK[]", "RFC822" -> body = tokens.contentOrNothing();
        default -> tokens.skipValue();
      }
    }
  }
}
