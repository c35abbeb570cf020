package godwit.local.probe;

/** How what was seen compares with what is assumed. */
public enum Verdict {
  HOLDS("yes"),
  DIFFERS("NO"),
  /** The tenant gave no answer that says either. */
  UNCLEAR("unclear"),
  /** Good to know; the writer copes either way without a setting. */
  NOTED("noted");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
