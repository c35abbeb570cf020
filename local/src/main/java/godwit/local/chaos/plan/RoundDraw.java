package godwit.local.chaos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws rounds and what a whole seed has in common. */
public final class RoundDraw {
  private static final List<List<String>> FOLDERS =
      List.of(
          List.of("Projects"),
          List.of("Projects", "Größe"),
          List.of("Sent"),
          List.of("会議資料"),
          List.of("Archive", "2024", "Q1"));

  private static final int LEAST_MESSAGES = 60;
  private static final int MOST_MESSAGES = 200;

  private RoundDraw() {}

  /**
   * The plan of one round.
   *
   * @param recreates whether batches may be deleted and made again in the middle
   */
  public static RoundPlan draw(RoundId id, boolean recreates) {
    SplittableRandom random = id.random("plan");
    var mailboxes = new ArrayList<MailboxPlan>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      mailboxes.add(mailbox(id, mailboxes.size(), random));
    }
    Duration latency = Duration.ofMillis(random.nextInt(60));
    var faults = new ActDraw(random, mailboxes);
    var acts = new ArrayList<Act>();
    acts.add(faults.draw(1, List.of(), recreates));
    if (random.nextInt(2) == 0) {
      acts.add(faults.draw(0.15, faults.changes(), recreates));
    }
    return new RoundPlan(id, latency, mailboxes, acts);
  }

  private static MailboxPlan mailbox(RoundId id, int index, SplittableRandom random) {
    var folders = new ArrayList<MailboxPlan.Folder>();
    int left = LEAST_MESSAGES + random.nextInt(MOST_MESSAGES - LEAST_MESSAGES + 1);
    for (List<String> path : FOLDERS) {
      if (random.nextInt(2) == 0) {
        int here = random.nextInt(1 + left / 2);
        folders.add(new MailboxPlan.Folder(path, here));
        left -= here;
      }
    }
    folders.addFirst(new MailboxPlan.Folder(List.of("INBOX"), left));
    int large = random.nextInt(5) == 0 ? 1 : 0;
    return new MailboxPlan(address(id, index), folders, large);
  }

  /** The address of a round's mailbox. */
  public static String address(RoundId id, int index) {
    return id.name() + "m" + index + "@chaos.example";
  }

  /** The most mailboxes that a round has. */
  public static int mostMailboxes() {
    return 3;
  }

  /** How work is cut while this seed runs: sizes of chunks and windows, time of one leg. */
  public static Cut cut(long seed) {
    SplittableRandom random = RoundId.ofSeed(seed);
    return new Cut(
        List.of(15, 40, 500).get(random.nextInt(3)),
        List.of(5, 20, 90).get(random.nextInt(3)),
        Duration.ofSeconds(List.of(1, 3, 240).get(random.nextInt(3))));
  }

  /**
   * How work is cut.
   *
   * @param chunk messages in one chunk
   * @param window messages between two commits
   * @param leg time of one invocation
   */
  public record Cut(int chunk, int window, Duration leg) {}
}
