package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * S/MIME messages (RFC 8551), which Exchange keeps as one attachment with the exact bytes
 * (MS-OXOSMIME §2.1.3): of a signed one the whole multipart with its Content-Type, of an encrypted
 * or opaque one the decoded body.
 */
final class SecuredParts {
  private SecuredParts() {}

  static boolean isSecured(Part root) {
    return isClearSigned(root) || isOpaque(root);
  }

  private static boolean isClearSigned(Part root) {
    return root.type().equals("multipart/signed")
        && root.children().size() == 2
        && root.children().getLast().type().contains("pkcs7-signature");
  }

  private static boolean isOpaque(Part root) {
    boolean named = root.names().stream().anyMatch(n -> n.matches("(?i).*\\.p7m"));
    return root.type().matches("application/(x-)?pkcs7-mime")
        || (root.type().equals("application/octet-stream") && named);
  }

  /** What a reader without a key sees. */
  static Optional<Part> readable(Part root) {
    return isClearSigned(root) ? Optional.of(root.children().getFirst()) : Optional.empty();
  }

  /** What is wrong with the attachments; empty if nothing is. */
  static Optional<String> wrong(Part root, List<Arrived.File> files, Extras extras) {
    List<Arrived.File> kept = files.stream().filter(f -> !extras.isExpected(f)).toList();
    if (kept.size() != 1) {
      return Optional.of("expected one attachment smime.p7m, found " + kept.size());
    }
    String sha = isOpaque(root) ? root.content().sha256() : Words.sha256(signed(extras));
    return kept.getFirst().sha256().equals(sha)
        ? Optional.empty()
        : Optional.of("smime.p7m does not have the bytes of the original");
  }

  private static byte[] signed(Extras extras) {
    byte[] head = (extras.rawField("Content-Type") + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] body = extras.rawBody();
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
