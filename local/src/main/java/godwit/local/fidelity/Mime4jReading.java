package godwit.local.fidelity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * A message as Apache James Mime4j reads it. What the parser gives up on ends there: what it has
 * read until then counts.
 */
final class Mime4jReading implements Reading {
  private final List<Mime4jField> fields;
  private final Part root;
  private final boolean damaged;

  private Mime4jReading(List<Mime4jField> fields, Part root, boolean damaged) {
    this.fields = fields;
    this.root = root;
    this.damaged = damaged;
  }

  /** As Mime4j reads everything by itself. */
  static Mime4jReading of(byte[] message) {
    return of(message, false);
  }

  /**
   * As Mime4j reads a damaged message: the header ends before the first line that is no field, as
   * if the empty line had been lost there; of broken transfer encodings every letter counts that is
   * one; addresses and names of files are read leniently.
   */
  static Mime4jReading ofDamaged(byte[] message) {
    return of(TornHeader.closed(message), true);
  }

  private static Mime4jReading of(byte[] message, boolean damaged) {
    var tree = new Mime4jTree(damaged);
    try {
      var stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
      stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
      stream.parse(new ByteArrayInputStream(message));
      tree.read(stream);
    } catch (MimeException | IOException | RuntimeException gaveUp) {
      // What it has read until now is its reading; the second parser has its own.
      return new Mime4jReading(tree.header(), tree.root(), damaged);
    }
    return new Mime4jReading(tree.header(), tree.root(), damaged);
  }

  @Override
  public String parser() {
    return "Mime4j";
  }

  @Override
  public List<String> values(String field) {
    return fields.stream().filter(f -> f.is(field)).map(Mime4jField::value).toList();
  }

  @Override
  public String header() {
    return String.join("", fields.stream().map(Mime4jField::raw).toList());
  }

  @Override
  public String decoded(String text) {
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
  }

  @Override
  public List<Who> addresses(String text) {
    if (damaged) {
      return LooseAddresses.in(text);
    }
    return LenientAddressParser.DEFAULT.parseAddressList(text).stream()
        .flatMap(Mime4jReading::mailboxes)
        .map(m ->
            new Who(
                m.getName() == null ? "" : decoded(m.getName()),
                m.getDomain() == null ? m.getLocalPart() : m.getAddress()))
        .toList();
  }

  private static Stream<Mailbox> mailboxes(Address address) {
    return switch (address) {
      case Mailbox mailbox -> Stream.of(mailbox);
      case Group group -> group.getMailboxes().stream();
      default -> Stream.empty();
    };
  }

  @Override
  public Optional<Instant> date(String text) {
    var field = new RawField("Date", text);
    var date = DateTimeFieldLenientImpl.PARSER.parse(field, DecodeMonitor.SILENT).getDate();
    return Optional.ofNullable(date).map(java.util.Date::toInstant);
  }

  @Override
  public Part root() {
    return root;
  }
}
