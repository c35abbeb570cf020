package godwit.local.chaos.plan;

import java.util.List;

/**
 * The faults of one round of migration: of the initial copy, or of an incremental round.
 *
 * @param changes of the source before anything else
 * @param imap on the way to the source
 * @param graph on the way to the target
 * @param answers given by the target
 * @param timed all others, by moment
 */
public record Act(
    List<TimedFault> changes,
    List<WireFault> imap,
    List<WireFault> graph,
    List<AnswerFault> answers,
    List<TimedFault> timed) {
  public Act {
    changes = List.copyOf(changes);
    imap = List.copyOf(imap);
    graph = List.copyOf(graph);
    answers = List.copyOf(answers);
    timed = List.copyOf(timed);
  }
}
