package godwit.verify;

/**
 * One message in which source, ledger and target do not agree.
 *
 * @param folder path at the source, for a person
 * @param uid at the source, in the folder's present generation
 * @param targetId as the row knows it; empty where there is none
 */
public record Difference(Kind kind, String folder, long uid, String targetId) {
  /** Personal data of others is not shown: a folder's name may be. */
  @Override
  public String toString() {
    return "Difference[" + kind + " " + uid + "]";
  }

  /** What is wrong; the words are part of the HTTP interface. */
  public enum Kind {
    MISSING(
        "missing",
        "was copied and is not in the mailbox any more: somebody or a retention policy deleted it for"
            + " good, or moved it to the archive mailbox; if nobody did, copy it by hand"),
    UNACCOUNTED(
        "unaccounted",
        "lies at the source and was to be copied, but no row accounts for it: sync the batch, then"
            + " verify again"),
    FAILED("failed", "could not be copied; the list of messages says why"),
    NEW("new", "came to the source after the last round; the next one brings it"),
    DOUBLED(
        "doubled",
        "lies in the mailbox more than once: a copy that somebody made in Exchange has the same mark;"
            + " if nobody did, delete one"),
    UNKNOWN(
        "unknown",
        "lies in the mailbox with our mark, but no row knows of it; the next round adopts it");

    private final String word;
    private final String advice;

    Kind(String word, String advice) {
      this.word = word;
      this.advice = advice;
    }

    public String word() {
      return word;
    }

    /** What it means and what a person can do. */
    public String advice() {
      return advice;
    }

    /** Whether a message is not where it should be, as far as can be told. */
    public boolean isLoss() {
      return switch (this) {
        case MISSING, UNACCOUNTED, FAILED -> true;
        case NEW, DOUBLED, UNKNOWN -> false;
      };
    }
  }
}
