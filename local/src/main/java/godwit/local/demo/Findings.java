package godwit.local.demo;

import java.util.ArrayList;
import java.util.List;

/** What did not hold; each is printed as it is found. For one thread. */
final class Findings {
  private final Screen screen;
  private final List<String> faults = new ArrayList<>();

  Findings(Screen screen) {
    this.screen = screen;
  }

  /** Notes whether something holds: {@code good} is said if it does, else {@code bad}. */
  void check(boolean holds, String good, String bad) {
    if (holds) {
      screen.good("  ✓ " + good);
    } else {
      fault(bad);
    }
  }

  void fault(String text) {
    faults.add(text);
    screen.bad("  ✗ " + text);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }
}
