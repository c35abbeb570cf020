package godwit.assess;

import java.util.Optional;

/** Whether a copy can be started. A batch has the grade of its worst mailbox. The best first. */
public enum Readiness {
  READY("Ready", "can be copied"),
  ATTENTION("Attention", "can be copied; its warnings should be read first"),
  BLOCKED("Blocked", "cannot be copied until somebody has mended what it says");

  private final String word;
  private final String meaning;

  Readiness(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  public String word() {
    return word;
  }

  /** What it says, for a person. */
  public String meaning() {
    return meaning;
  }

  /** The worse of both. */
  public static Optional<Readiness> worse(Optional<Readiness> a, Readiness b) {
    return Optional.of(a.filter(known -> known.compareTo(b) > 0).orElse(b));
  }
}
