package godwit.target;

/**
 * What a mailbox shows beside a message and its owner changes by reading and answering.
 *
 * @param verb what was done with it last
 */
public record MessageMarks(boolean read, Flag flag, Verb verb) {
  /** The follow-up flag (Graph: followupFlagStatus). */
  public enum Flag {
    NONE,
    FLAGGED,
    /** Only an owner says so: no source knows it. */
    COMPLETE
  }

  /** PidTagLastVerbExecuted (MS-OXOMSG §2.2.1.9), as far as a source knows it. */
  public enum Verb {
    NONE,
    REPLIED,
    FORWARDED
  }
}
