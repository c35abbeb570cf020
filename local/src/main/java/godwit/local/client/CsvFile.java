package godwit.local.client;

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

  /** How big; nothing of what is in it. */
  @Override
  public String toString() {
    return "CSV of " + bytes.length + " bytes";
  }
}
