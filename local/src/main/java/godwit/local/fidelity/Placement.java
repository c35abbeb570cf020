package godwit.local.fidelity;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where, when and with which flags a file lies at the source. Made of its place in the list alone,
 * so that a run can be repeated; every flag, every pair of them and a day of their own for the
 * messages come about within a few dozen files.
 *
 * @param mailbox number of its mailbox
 * @param folder its folder, which has no separator
 */
record Placement(
    Path file, String shown, int mailbox, String folder, List<String> flags, Instant received) {
  /** Messages of one folder. */
  static final int FOLDER = 250;

  private static final int MOST_MAILBOXES = 4;
  private static final int PER_MAILBOX = 100;
  private static final Instant FIRST = Instant.parse("2003-02-01T04:05:06Z");
  private static final long STEP_SECONDS = 9_973;

  static List<Placement> of(MessageFiles files) {
    int count = files.messages().size();
    int mailboxes = Math.clamp((count + PER_MAILBOX - 1) / PER_MAILBOX, 1, MOST_MAILBOXES);
    var all = new ArrayList<Placement>();
    for (int i = 0; i < count; i++) {
      Path file = files.messages().get(i);
      int inMailbox = i / mailboxes;
      all.add(
          new Placement(
              file,
              files.shown(file),
              i % mailboxes,
              "Part " + (inMailbox / FOLDER + 1),
              flags(i / mailboxes),
              FIRST.plusSeconds(STEP_SECONDS * i)));
    }
    return all;
  }

  /** Flags of message {@code n}: periods without a common divisor. */
  private static List<String> flags(int n) {
    var flags = new ArrayList<String>();
    add(flags, n % 2 == 0, "\\Seen");
    add(flags, n % 3 == 1, "\\Flagged");
    add(flags, n % 5 == 2, "\\Answered");
    add(flags, n % 7 == 3, "$Forwarded");
    add(flags, n % 11 == 4, "Project");
    add(flags, n % 13 == 5, "\\Draft");
    return flags;
  }

  private static void add(List<String> flags, boolean isSet, String flag) {
    if (isSet) {
      flags.add(flag);
    }
  }

  static int mailboxes(List<Placement> all) {
    return all.stream().mapToInt(Placement::mailbox).max().orElse(0) + 1;
  }
}
