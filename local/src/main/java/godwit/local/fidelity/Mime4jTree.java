package godwit.local.fidelity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;

/** The parts of a message from Mime4j's tokens. For one message. */
final class Mime4jTree {
  private final List<Mime4jField> header = new ArrayList<>();
  private final boolean damaged;
  private final List<Open> open = new ArrayList<>(List.of(new Open()));

  /**
   * An empty tree.
   *
   * @param damaged whether transfer encodings are decoded letter by letter, broken or not, and
   *     names of files are read leniently
   */
  Mime4jTree(boolean damaged) {
    this.damaged = damaged;
  }

  void read(MimeTokenStream stream) throws MimeException, IOException {
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_BODYPART -> open.add(new Open());
        case T_FIELD -> field(Mime4jField.of(stream.getField()));
        case T_START_MULTIPART -> open.getLast().type = stream.getBodyDescriptor().getMimeType();
        case T_BODY -> body(stream);
        case T_END_BODYPART -> close();
        default -> {}
      }
    }
  }

  private void field(Mime4jField field) {
    open.getLast().fields.add(field);
    if (open.size() == 1) {
      header.add(field);
    }
  }

  private void body(MimeTokenStream stream) throws IOException {
    open.getLast().type = stream.getBodyDescriptor().getMimeType();
    String coding = LooseCoding.name(open.getLast().first("Content-Transfer-Encoding"));
    boolean loose = damaged && LooseCoding.knows(coding);
    try (InputStream in = loose ? stream.getInputStream() : stream.getDecodedInputStream()) {
      byte[] read = in.readAllBytes();
      open.getLast().content =
          loose ? LooseCoding.decoded(coding, new String(read, StandardCharsets.ISO_8859_1)) : read;
    }
  }

  private void close() {
    Part part = open.removeLast().part(damaged);
    open.getLast().children.add(part);
  }

  /** Fields of the message's own header. */
  List<Mime4jField> header() {
    return header;
  }

  /** The tree; parts that were not ended end now. */
  Part root() {
    while (open.size() > 1) {
      close();
    }
    return open.getFirst().part(damaged);
  }

  /** A part that is being read. */
  private static final class Open {
    private final List<Mime4jField> fields = new ArrayList<>();
    private final List<Part> children = new ArrayList<>();
    private String type = "text/plain";
    private byte[] content = new byte[0];

    Part part(boolean damaged) {
      RawBody declared = parsed("Content-Type");
      RawBody disposition = parsed("Content-Disposition");
      var names = new ArrayList<String>();
      name(disposition, "filename").ifPresent(names::add);
      name(declared, "name").ifPresent(names::add);
      if (damaged) {
        names.addAll(LooseNames.in(first("Content-Disposition")));
        names.addAll(LooseNames.in(first("Content-Type")));
        names.removeIf(String::isBlank);
      }
      return new Part(
          Part.lower(type),
          new Part.Parameters(
              parameter(declared, "charset"),
              parameter(declared, "format").filter(f -> f.equalsIgnoreCase("flowed")).isPresent(),
              parameter(declared, "delsp").filter(d -> d.equalsIgnoreCase("yes")).isPresent()),
          Part.lower(disposition.getValue() == null ? "" : disposition.getValue()),
          names,
          first("Content-ID").replaceAll("^<|>$", "").strip(),
          first("Content-Location"),
          new Bytes(content),
          children);
    }

    private String first(String name) {
      return fields.stream().filter(f -> f.is(name)).map(Mime4jField::value).findFirst().orElse("");
    }

    private RawBody parsed(String name) {
      return RawFieldParser.DEFAULT.parseRawBody(new RawField(name, Words.headerText(first(name))));
    }

    private static Optional<String> parameter(RawBody body, String name) {
      return body.getParams().stream()
          .filter(p -> p.getName().equalsIgnoreCase(name) && p.getValue() != null)
          .map(NameValuePair::getValue)
          .findFirst();
    }

    /** A parameter of RFC 2231, or with encoded words as most programs write it. */
    private static Optional<String> name(RawBody body, String name) {
      var mapping = new MimeParameterMapping();
      body.getParams().stream()
          .filter(p -> p.getValue() != null)
          .forEach(p -> mapping.addParameter(p.getName(), p.getValue()));
      return Optional.ofNullable(mapping.get(name))
          .map(n -> DecoderUtil.decodeEncodedWords(n, DecodeMonitor.SILENT))
          .filter(n -> !n.isBlank());
    }
  }
}
