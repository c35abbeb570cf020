package godwit.copy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short identities made from long names. */
public final class FolderIds {
  private FolderIds() {}

  /** 16 hexadecimal digits that stand for a folder's name as the source spells it. */
  public static String of(String wireName) {
    return shortHash(wireName);
  }

  /** The first 64 bits of SHA-256 over the parts, in hexadecimal; parts cannot run together. */
  static String shortHash(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
