package godwit.mime.entity;

import godwit.mime.coding.TransferEncoding;
import godwit.mime.header.HeaderText;
import godwit.mime.header.Headers;
import godwit.mime.header.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message or part (RFC 2045 §2.4): its header and where its bytes are.
 *
 * @param type declared, or the default for its place
 * @param children parts of a multipart in order; a multipart in which no part was found has none
 */
public record Entity(Headers headers, ContentType type, Span span, List<Entity> children) {
  public Entity {
    children = List.copyOf(children);
  }

  /**
   * Positions in the message.
   *
   * @param start of the header
   * @param body of the body
   * @param end after the last byte of the body
   */
  public record Span(long start, long body, long end) {
    public Span {
      if (start < 0 || body < start || end < body) {
        throw new IllegalArgumentException("not a span: " + start + " " + body + " " + end);
      }
    }

    public long bodyBytes() {
      return end - body;
    }
  }

  public TransferEncoding encoding() {
    return headers
        .first("Content-Transfer-Encoding")
        .map(TransferEncoding::of)
        .orElse(TransferEncoding.IDENTITY);
  }

  /** The Content-Disposition field (RFC 2183), if there is one. */
  public Optional<Parameters> disposition() {
    return headers.first("Content-Disposition").map(Parameters::parse);
  }

  /** Whether the sender asks that it be shown apart from the body. */
  public boolean isDeclaredAttachment() {
    return disposition().map(d -> d.value().equals("attachment")).orElse(false);
  }

  /** The file name given by Content-Disposition, else by Content-Type; decoded, never empty. */
  public Optional<String> fileName() {
    return disposition()
        .flatMap(d -> d.get("filename").or(() -> d.get("name")))
        .filter(name -> !name.isBlank())
        .or(() -> type.parameter("name").or(() -> type.parameter("filename")))
        .filter(name -> !name.isBlank());
  }

  /** Content-ID without angle brackets (RFC 2392). */
  public Optional<String> contentId() {
    return headers
        .first("Content-ID")
        .map(id -> HeaderText.decode(id).replaceAll("^[<\\s]+|[>\\s]+$", ""))
        .filter(id -> !id.isEmpty());
  }

  /** Content-Location (RFC 2557 §4) with folding undone. */
  public Optional<String> contentLocation() {
    return headers
        .first("Content-Location")
        .map(location -> HeaderText.decode(location).replaceAll("[\\s\"]", ""))
        .filter(location -> !location.isEmpty());
  }

  /** The multipart subtype, or empty for anything else. */
  public String multipartKind() {
    return type.isMultipart() ? type.subtype().toLowerCase(Locale.ROOT) : "";
  }

  /** Shows the type only: the rest is mail. */
  @Override
  public String toString() {
    return "Entity[" + type.full() + ", " + children.size() + " parts]";
  }
}
