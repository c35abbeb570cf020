package godwit.local.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.chaos.plan.WireFault.Blow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans of rounds. */
class RoundDrawTest {
  private static final List<RoundPlan> PLANS =
      IntStream.rangeClosed(1, 300)
          .mapToObj(round -> RoundDraw.draw(new RoundId(round % 7, round), true))
          .toList();

  @Test
  void the_same_seed_and_round_always_give_the_same_plan() {
    RoundPlan again = RoundDraw.draw(new RoundId(4, 11), true);

    assertThat(again).isEqualTo(RoundDraw.draw(new RoundId(4, 11), true));
    assertThat(again.lines()).hasSizeGreaterThan(4);
  }

  @Test
  void another_round_and_another_seed_give_another_plan() {
    RoundPlan one = RoundDraw.draw(new RoundId(4, 11), false);

    assertThat(RoundDraw.draw(new RoundId(4, 12), false).acts()).isNotEqualTo(one.acts());
    assertThat(RoundDraw.draw(new RoundId(5, 11), false).acts()).isNotEqualTo(one.acts());
  }

  @Test
  void every_kind_of_fault_that_is_planned_comes_in_some_round() {
    Set<FaultKind> planned =
        Stream.concat(
                acts().flatMap(a -> a.timed().stream()).map(TimedFault::kind),
                acts().flatMap(a -> a.answers().stream()).map(AnswerFault::kind))
            .collect(Collectors.toSet());

    Set<FaultKind> ofConnections =
        EnumSet.of(
            FaultKind.IMAP_CUT,
            FaultKind.IMAP_STALLED,
            FaultKind.GRAPH_CUT,
            FaultKind.GRAPH_STALLED);
    assertThat(planned).containsAll(EnumSet.complementOf(EnumSet.copyOf(ofConnections)));
    assertThat(acts().flatMap(a -> a.imap().stream()).map(WireFault::blow)).contains(Blow.values());
  }

  @Test
  void a_pause_is_shorter_than_any_time_out_so_that_no_request_arrives_after_it_was_given_up() {
    Stream<WireFault> wires =
        acts().flatMap(a -> Stream.concat(a.imap().stream(), a.graph().stream()));

    assertThat(wires.filter(f -> f.blow() == Blow.PAUSE))
        .isNotEmpty()
        .allMatch(f -> f.length().compareTo(Duration.ofSeconds(1)) < 0);
  }

  @Test
  void a_mailbox_has_60_to_200_small_messages_and_changes_name_folders_that_are_there() {
    for (RoundPlan plan : PLANS) {
      assertThat(plan.mailboxes()).hasSizeBetween(2, RoundDraw.mostMailboxes());
      assertThat(plan.mailboxes())
          .allMatch(m -> m.messages() - m.largeFiles() >= 60 && m.messages() <= 201);
      plan.acts().stream()
          .flatMap(a -> Stream.concat(a.changes().stream(), a.timed().stream()))
          .filter(TimedFault.Expunge.class::isInstance)
          .map(TimedFault.Expunge.class::cast)
          .forEach(e ->
              assertThat(e.spot().folder())
                  .isLessThan(plan.mailboxes().get(e.spot().mailbox()).folders().size()));
    }
  }

  @Test
  void batches_are_made_again_only_where_that_is_asked_for() {
    assertThat(RoundDraw.draw(new RoundId(1, 1), false).acts())
        .flatMap(Act::timed)
        .noneMatch(TimedFault.RecreateBatch.class::isInstance);
  }

  private static Stream<Act> acts() {
    return PLANS.stream().flatMap(p -> p.acts().stream());
  }
}
