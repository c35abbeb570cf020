package godwit.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimate follows the formulas; figures here were worked out by hand. */
class CostVerbTest {
  @Test
  void a_mailbox_is_as_fast_as_the_slowest_of_three_limits() {
    assertThat(speed("--latency-ms", "1000")).isEqualTo(4);
    assertThat(speed("--latency-ms", "10", "--mean-kb", "1")).isCloseTo(16.67, within(0.01));
    assertThat(speed("--latency-ms", "10", "--mean-kb", "1024")).isCloseTo(0.365, within(0.001));
  }

  @Test
  void instances_are_paid_for_waiting_shared_by_eight() {
    Work work = new Work(in("--mailboxes", "100", "--gb", "1", "--mean-kb", "1024"));

    assertThat(work.messages()).isEqualTo(1_024);
    assertThat(work.mailboxSeconds()).isCloseTo(1_024 / 0.36496, within(1.0));
    assertThat(work.initialInstanceSeconds()).isCloseTo(work.mailboxSeconds() / 8, within(0.01));
  }

  @Test
  void or_for_computing_where_that_takes_longer() {
    Work small =
        new Work(in("--mailboxes", "9", "--gb", "1", "--memory-mb", "512", "--cpu-ms", "500"));

    assertThat(small.initialInstanceSeconds())
        .isCloseTo(small.messages() * (0.5 + 75 / 1_024.0 * 0.0067) * 4, within(1.0));
  }

  @Test
  void what_is_free_is_taken_off_once_a_month() {
    Inputs tiny = in("--mailboxes", "1", "--gb", "0.01", "--days", "1");
    assertThat(quantity("instances", tiny)).isZero();
    Inputs month = in("--mailboxes", "100", "--gb", "1000", "--days", "30");
    Inputs longer = in("--mailboxes", "100", "--gb", "1000", "--days", "31");

    double pulseAndRounds = (1_440 + 100 * 5 / 8.0) * 2;
    assertThat(quantity("instances", longer))
        .isCloseTo(quantity("instances", month) + pulseAndRounds - 100_000, within(1.0));
  }

  @Test
  void a_fixed_address_is_on_the_bill_only_where_it_is_wanted() {
    Inputs with = in("--mailboxes", "10", "--gb", "100", "--days", "10", "--fixed-source", "1");

    assertThat(quantity("NAT gateway", with)).isEqualTo(240);
    assertThat(quantity("through the gateway", with)).isCloseTo(237, within(0.1));
    assertThat(Estimate.of(in("--mailboxes", "10", "--gb", "100")).lines())
        .noneMatch(line -> line.what().contains("gateway"));
  }

  @Test
  void the_total_is_the_sum_of_what_is_printed() {
    Inputs in = in("--mailboxes", "1000", "--gb", "10240", "--fixed-source", "1");
    Estimate estimate = Estimate.of(in);

    double sum = estimate.lines().stream().mapToDouble(l -> l.quantity() * l.price()).sum();

    assertThat(estimate.total()).isCloseTo(sum, within(0.001)).isPositive();
    assertThat(CostVerb.lines(in))
        .anyMatch(l -> l.startsWith("total") && l.endsWith(Quantity.dollars(sum)));
  }

  @Test
  void every_input_is_explained() {
    assertThat(CostVerb.usage()).hasSize(Input.values().length + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--gb 5",
        "--mailboxes 5 --gb",
        "--mailboxes x --gb 5",
        "--mailboxes 0 --gb 5",
        "--mailboxes 5 --gb 5 --memory-mb 1024",
        "--mailboxes 5 --gb 5 --colour 1"
      })
  void what_is_not_understood_is_said(String args) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inputs.parse(List.of(args.split(" ", -1))))
        .withMessageStartingWith(args.contains("colour") ? "no such option" : "--");
  }

  private static double speed(String... more) {
    var args = new ArrayList<>(List.of("--mailboxes", "1", "--gb", "1"));
    args.addAll(List.of(more));
    return new Work(Inputs.parse(args)).messagesASecond();
  }

  private static Inputs in(String... args) {
    return Inputs.parse(List.of(args));
  }

  private static double quantity(String what, Inputs in) {
    return Estimate.of(in).lines().stream()
        .filter(line -> line.what().equals(what))
        .mapToDouble(CostLine::quantity)
        .sum();
  }
}
