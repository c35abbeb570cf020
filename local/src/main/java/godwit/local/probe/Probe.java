package godwit.local.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All experiments on one mailbox. */
public final class Probe {
  private Probe() {}

  /** Where Graph is and how it is asked. */
  public record Place(String root, Supplier<String> token) {}

  static List<Experiment> experiments() {
    return Stream.of(PropertyTrials.all(), AttachmentTrials.all(), MailboxTrials.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Runs every experiment, one after the other, and removes what they made.
   *
   * @param told hears each finding as it is made
   * @throws IOException if the mailbox cannot be reached, or what was made cannot be removed
   */
  public static List<Finding> run(Place place, String mailbox, Consumer<Finding> told)
      throws IOException, InterruptedException {
    var graph = new GraphCalls(place.root(), place.token());
    List<Finding> findings = new ArrayList<>();
    try (Lab lab = Lab.open(graph, mailbox)) {
      for (Experiment experiment : experiments()) {
        Finding finding = experiment.run(lab);
        told.accept(finding);
        findings.add(finding);
      }
    }
    return findings;
  }
}
