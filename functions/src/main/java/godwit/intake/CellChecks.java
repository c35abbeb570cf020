package godwit.intake;

import godwit.folder.FolderRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the cells of one row. Texts name row and column, never the value. For one thread. */
final class CellChecks {
  // One @ between a local part of RFC 5321 atoms (§4.1.2; letters of any language) and a domain.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}"
              + "@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}");

  private final int row;
  private final long line;
  private final List<RowProblem> found = new ArrayList<>();

  CellChecks(int row, long line) {
    this.row = row;
    this.line = line;
  }

  /** Whether this is one address, without display name, and not too long. */
  static boolean isAddress(String text) {
    return text.length() <= Column.EMAIL_ADDRESS.maxLength() && ADDRESS.matcher(text).matches();
  }

  /** Whether a value holds what no user name and no password has. */
  static boolean holdsControl(String value) {
    return value.codePoints().anyMatch(CellChecks::isControl);
  }

  List<RowProblem> found() {
    return found;
  }

  /**
   * Checks what every column has in common.
   *
   * @param required whether there must be a value
   * @return whether there is no fault
   */
  boolean check(Column column, String value, boolean required) {
    int before = found.size();
    if (value.isEmpty() && required) {
      add(column, RowFault.EMPTY_CELL, "is empty", "Fill it in, or remove the row.");
    }
    if (value.length() > column.maxLength()) {
      add(
          column,
          RowFault.CELL_TOO_LONG,
          "has %d characters; at most %d are taken".formatted(value.length(), column.maxLength()),
          "Shorten it; a missing closing quote also makes values too long.");
    }
    if (holdsControl(value)) {
      add(
          column,
          RowFault.CONTROL_CHARACTER,
          "holds a line break or another control character",
          "Remove it; a missing closing quote also draws the next lines into a value.");
    }
    return found.size() == before;
  }

  void address(String value) {
    if (!value.isEmpty() && !isAddress(value)) {
      add(
          Column.EMAIL_ADDRESS,
          RowFault.MALFORMED_ADDRESS,
          "is not an e-mail address",
          "Write the target mailbox as name@domain, without a display name.");
    }
  }

  /**
   * @param firstRow the row that had the same address before; 0 if none
   */
  void unique(int firstRow, String address) {
    if (firstRow != 0 && !address.isEmpty()) {
      add(
          Column.EMAIL_ADDRESS,
          RowFault.DUPLICATE_ADDRESS,
          "is the same as in row " + firstRow,
          "Keep one of the two rows, or put the other into a batch of its own.");
    }
  }

  /**
   * @param isNew whether the batch has no such mailbox yet
   */
  void fresh(boolean isNew) {
    if (!isNew) {
      add(
          Column.EMAIL_ADDRESS,
          RowFault.ALREADY_IN_BATCH,
          "is in the batch already",
          "Remove the row; for another password use credentials, to begin anew delete the mailbox"
              + " first.");
    }
  }

  /** A name that no source server is kept under. */
  void endpointUnknown() {
    add(
        Column.ENDPOINT,
        RowFault.UNKNOWN_ENDPOINT,
        "names an endpoint that is not there",
        "GET /api/endpoints lists those that are; PUT /api/endpoints/{endpoint} makes one.");
  }

  /** Whether it is a path for folders. */
  boolean targetFolder(String value) {
    boolean isPath = FolderRules.isTarget(value);
    if (!isPath) {
      add(
          Column.TARGET_FOLDER,
          RowFault.MALFORMED_TARGET_FOLDER,
          "is no path of at most 10 folders",
          "Write it as Old mail/2024; a slash within a name as \\/.");
    }
    return isPath;
  }

  void authUnknown() {
    add(
        Column.AUTH,
        RowFault.UNKNOWN_AUTH,
        "is no way to log in",
        "Write password, authzid, proxyauth, xoauth2 or oauthbearer, or leave it empty.");
  }

  /** A log-in by an administrator, of whom the row's source server knows none. */
  void authUnfit() {
    add(
        Column.AUTH,
        RowFault.UNFIT_AUTH,
        "needs an administrator, and the source server of the row has none",
        "Name an endpoint with adminUser and adminPassword in Endpoint, or write password, xoauth2"
            + " or oauthbearer.");
  }

  private void add(Column column, RowFault fault, String what, String advice) {
    String sentence = "Row " + row + ": " + column.heading() + " " + what + ".";
    found.add(new RowProblem(row, line, column.heading(), fault, sentence, advice));
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || c == 0xFFFD;
  }
}
