package godwit.cutover;

/** Whether a batch may be deleted now. */
public enum Verdict {
  /** Nothing speaks against it. */
  YES("yes"),
  /** Nothing but what a person has to make up their mind about; no round will change that. */
  DECIDE("decide"),
  /** Time or a further round will do. */
  WAIT("wait"),
  /** A person has to do something first. */
  NO("no");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As the HTTP interface spells it. */
  public String word() {
    return word;
  }
}
