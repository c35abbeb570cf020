package godwit.local.bench;

import java.nio.charset.StandardCharsets;

/** A CSV as large as is taken: long passwords, and as many rows as are asked for. */
final class RowsCsv {
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final String HEADER = "EmailAddress,UserName,Password\n";
  private static final int LONGEST_PASSWORD = 400;

  private RowsCsv() {}

  /** At most 10 MB. */
  static byte[] of(int rows) {
    int each = (MOST_BYTES - HEADER.length()) / rows;
    var csv = new StringBuilder(HEADER);
    for (int i = 0; i < rows; i++) {
      String names = "user%05d@contoso.example,CONTOSO/mailadmin/user%05d,".formatted(i, i);
      int password = Math.max(8, Math.min(LONGEST_PASSWORD, each - names.length() - 1));
      csv.append(names).append("p".repeat(password)).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
