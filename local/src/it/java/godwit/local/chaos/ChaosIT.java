package godwit.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.servers.Servers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few rounds of one seed; {@code ./godwit chaos} runs as many as you like. */
@Timeout(300)
class ChaosIT {
  /** Its first two rounds have faults of fourteen kinds. */
  private static final long SEED = 2;

  @BeforeAll
  static void require() {
    Servers.requireAzurite();
    Servers.requireDovecot();
  }

  @Test
  void whatever_breaks_nothing_is_lost_doubled_or_wrongly_accounted() throws InterruptedException {
    var arguments = new ChaosArguments(List.of(SEED), List.of(1, 2), 1, false, false);
    var totals = new Totals();
    var screen = new ArrayList<String>();

    boolean complete = new SeedRun(SEED, arguments, totals, Clock.systemUTC(), screen::add).call();

    assertThat(complete).as("%s", screen).isTrue();
    assertThat(totals.isWell()).as("%s", screen).isTrue();
    assertThat(screen).hasSize(2);
  }
}
