package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;

/** Bytes of a message or of a part; two are the same only if they are one. Not copied. */
final class Bytes {
  private final byte[] array;
  private String sha256 = "";

  Bytes(byte[] array) {
    this.array = array;
  }

  static Bytes none() {
    return new Bytes(new byte[0]);
  }

  /** The bytes themselves. */
  byte[] array() {
    return array;
  }

  int length() {
    return array.length;
  }

  /** Their digest in hexadecimal, reckoned once. */
  String sha256() {
    if (sha256.isEmpty()) {
      sha256 = Words.sha256(array);
    }
    return sha256;
  }

  /** One char per byte. */
  String latin1() {
    return new String(array, StandardCharsets.ISO_8859_1);
  }

  /** How many; nothing of the mail. */
  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
