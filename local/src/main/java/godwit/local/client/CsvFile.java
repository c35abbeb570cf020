package godwit.local.client;

import java.util.Arrays;

/** The bytes of a CSV as they are, passwords and all. */
public final class CsvFile {
  private final byte[] bytes;

  /**
   * A file.
   *
   * @param bytes not copied
   */
  public CsvFile(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The file with all of its lines a second time, which makes every row a faulty one. */
  public CsvFile repeated() {
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    return new CsvFile(twice);
  }

  /** How big; nothing of what is in it. */
  @Override
  public String toString() {
    return "CSV of " + bytes.length + " bytes";
  }
}
