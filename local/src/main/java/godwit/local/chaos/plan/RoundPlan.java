package godwit.local.chaos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A round: its mail, and one act for the initial copy and for each incremental round after it. At
 * the end comes an incremental round without faults.
 *
 * @param latency of each of the target's answers
 */
public record RoundPlan(RoundId id, Duration latency, List<MailboxPlan> mailboxes, List<Act> acts) {
  public RoundPlan {
    mailboxes = List.copyOf(mailboxes);
    acts = List.copyOf(acts);
  }

  /** Messages in all mailboxes before the first fault. */
  public int messages() {
    return mailboxes.stream().mapToInt(MailboxPlan::messages).sum();
  }

  /** One line for each thing that will happen. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(id + ", latency " + latency.toMillis() + " ms");
    mailboxes.forEach(m -> lines.add(m.toString()));
    for (int i = 0; i < acts.size(); i++) {
      lines.add("act " + (i + 1));
      acts.get(i).changes().forEach(f -> lines.add("  before " + f));
      acts.get(i).imap().forEach(f -> lines.add("  imap " + f));
      acts.get(i).graph().forEach(f -> lines.add("  graph " + f));
      acts.get(i).answers().forEach(f -> lines.add("  " + f));
      acts.get(i).timed().forEach(f -> lines.add("  " + f));
    }
    return List.copyOf(lines);
  }
}
