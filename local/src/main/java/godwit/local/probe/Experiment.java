package godwit.local.probe;

import java.io.IOException;

/** Tries one assumption. */
record Experiment(String name, String assumed, Trial trial) {
  /** What is done for it. */
  @FunctionalInterface
  interface Trial {
    Seen run(Lab lab) throws IOException, InterruptedException;
  }

  Finding run(Lab lab) throws InterruptedException {
    try {
      Seen seen = trial.run(lab);
      return new Finding(name, assumed, seen.verdict(), seen.words(), seen.settings());
    } catch (IOException e) {
      return new Finding(name, assumed, Verdict.UNCLEAR, String.valueOf(e.getMessage()));
    }
  }
}
