package godwit.local.chaos.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * By which a message is known at both ends: its Message-ID and a hash of all that it says.
 *
 * @param content SHA-256 over the words of its text and the SHA-256 of each of its files
 */
public record MessageKey(String messageId, String content) {

  /**
   * The key of a message.
   *
   * @param text plain; line ends and blanks make no difference
   * @param files SHA-256 of each, in hexadecimal, in any order
   */
  static MessageKey of(String messageId, String text, List<String> files) {
    String words = text.replaceAll("\\s+", " ").strip();
    String all = words + "|" + String.join("|", files.stream().sorted().toList());
    return new MessageKey(messageId, sha256(all.getBytes(StandardCharsets.UTF_8)));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
