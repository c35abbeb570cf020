package godwit.batch;

import java.util.List;

/** What a mailbox says of itself after a round of which a trial took only the newest messages. */
public final class TrialNote {
  private static final String TRIAL = "trial: only the newest ";

  private TrialNote() {}

  /** Of a trial of so many messages of each folder. */
  public static String of(int most) {
    return TRIAL
        + most
        + " messages of each folder are copied (trialMessagesPerFolder); take the option back and"
        + " sync, and the others follow";
  }

  /** Whether the last round was of a trial; each round writes a mailbox's notes anew. */
  public static boolean isIn(List<String> notes) {
    return notes.stream().anyMatch(note -> note.startsWith(TRIAL));
  }
}
