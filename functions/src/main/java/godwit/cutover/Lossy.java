package godwit.cutover;

import godwit.batch.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mailboxes of a batch of which messages could not be copied.
 *
 * @param mailboxes how many there are
 * @param shown the first of them by address, at most {@link #MOST_SHOWN}
 */
public record Lossy(int mailboxes, List<Of> shown) {
  /** More are counted only. */
  public static final int MOST_SHOWN = 20;

  static final Lossy NONE = new Lossy(0, List.of());

  private static final int MOST_NAMED = 3;

  public Lossy {
    shown = List.copyOf(shown);
  }

  /**
   * One mailbox.
   *
   * @param failed messages of it that could not be copied
   */
  public record Of(String emailAddress, long failed) {
    /** Hides the address. */
    @Override
    public String toString() {
      return "Lossy[" + failed + "]";
    }
  }

  Lossy plus(Mailbox mailbox) {
    long failed = mailbox.progress().tally().failed();
    if (failed == 0) {
      return this;
    }
    var more = new ArrayList<>(shown);
    if (more.size() < MOST_SHOWN) {
      more.add(new Of(mailbox.emailAddress(), failed));
    }
    return new Lossy(mailboxes + 1, more);
  }

  /** The first ones with their counts. */
  String words() {
    String named =
        shown.stream()
            .limit(MOST_NAMED)
            .map(of -> of.emailAddress() + ": " + of.failed())
            .collect(Collectors.joining(", "));
    int rest = mailboxes - Math.min(MOST_NAMED, shown.size());
    return rest > 0 ? named + " and " + rest + " more" : named;
  }
}
