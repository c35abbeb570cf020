package godwit.intake;

/** What can be wrong with a CSV. */
public enum RowFault {
  EMPTY_FILE("EmptyFile"),
  TOO_LARGE("FileTooLarge"),
  TOO_MANY_ROWS("TooManyRows"),
  /** Characters were lost before the file arrived, or its encoding is none that is read. */
  UNREADABLE_TEXT("UnreadableText"),
  BROKEN_QUOTES("BrokenQuotes"),
  MISSING_COLUMN("MissingColumn"),
  UNKNOWN_COLUMN("UnknownColumn"),
  REPEATED_COLUMN("RepeatedColumn"),
  WRONG_COLUMN_COUNT("WrongColumnCount"),
  EMPTY_CELL("EmptyCell"),
  MALFORMED_ADDRESS("MalformedAddress"),
  DUPLICATE_ADDRESS("DuplicateAddress"),
  /** Rows are added to a batch that has the address. */
  ALREADY_IN_BATCH("AlreadyInBatch"),
  CONTROL_CHARACTER("ControlCharacter"),
  CELL_TOO_LONG("CellTooLong"),
  /** A row names a source server that is not kept. */
  UNKNOWN_ENDPOINT("UnknownEndpoint"),
  TOO_MANY_ENDPOINTS("TooManyEndpoints"),
  MALFORMED_TARGET_FOLDER("MalformedTargetFolder"),
  UNKNOWN_AUTH("UnknownAuth"),
  /** A log-in that the row's source server has not what it takes for. */
  UNFIT_AUTH("UnfitAuth");

  private final String code;

  RowFault(String code) {
    this.code = code;
  }

  /** As answers spell it. */
  public String code() {
    return code;
  }
}
