package godwit.local.fidelity;

/**
 * What the comparison says of one property of one message.
 *
 * @param detail what was expected and found, in short; empty where equal
 */
record Verdict(Kind kind, String detail) {
  static final Verdict SAME = new Verdict(Kind.EQUAL, "");

  /** How much of the property arrived. */
  enum Kind {
    EQUAL,
    DEGRADED,
    DIFFERENT
  }
}
