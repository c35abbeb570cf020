package godwit.local.probe;

import java.util.Map;

/** What the tenant did. */
record Seen(Verdict verdict, String words, Map<String, String> settings) {
  Seen {
    settings = Map.copyOf(settings);
  }

  static Seen of(boolean holds, String words) {
    return new Seen(holds ? Verdict.HOLDS : Verdict.DIFFERS, words, Map.of());
  }

  static Seen noted(String words) {
    return new Seen(Verdict.NOTED, words, Map.of());
  }

  /** Holds if the number is the one assumed; the setting is written either way. */
  static Seen number(int found, int assumed, String setting, String words) {
    Verdict verdict = found >= assumed ? Verdict.HOLDS : Verdict.DIFFERS;
    return new Seen(verdict, words, Map.of(setting, Integer.toString(found)));
  }

  /** A refusal is an answer; anything else says nothing of the assumption. */
  static Seen refused(Answer answer) {
    boolean isAnswer = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
    return new Seen(
        isAnswer ? Verdict.DIFFERS : Verdict.UNCLEAR, "refused: " + answer.told(), Map.of());
  }
}
