package godwit.local.exchange.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The planted faults, each with its own countdown. Safe for any thread. */
public final class Faults {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Planted> planted = new ArrayList<>();

  /** Replaces all planted faults. */
  public void plant(List<Fault> faults) {
    lock.lock();
    try {
      planted.clear();
      faults.forEach(fault -> planted.add(new Planted(fault)));
    } finally {
      lock.unlock();
    }
  }

  /** The fault that strikes this request, drawn once; the first that matches. */
  public Optional<Fault> strike(String method, String path) {
    if (planted.isEmpty()) {
      return Optional.empty();
    }
    lock.lock();
    try {
      return planted.stream()
          .filter(entry -> entry.strikes(method, path))
          .map(entry -> entry.fault)
          .findFirst();
    } finally {
      lock.unlock();
    }
  }

  /** How many requests each planted fault has struck so far, in the order of planting. */
  public List<Integer> struck() {
    lock.lock();
    try {
      return planted.stream().map(entry -> entry.struck).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the fault replaces the answer after the request was carried out. */
  public static boolean isAfter(Fault fault) {
    return fault.side() == Fault.When.AFTER;
  }

  private static final class Planted {
    private final Fault fault;
    private int toSkip;
    private int left;
    private int struck;

    Planted(Fault fault) {
      this.fault = fault;
      this.toSkip = fault.skip();
      this.left = Math.max(1, fault.times());
    }

    boolean strikes(String method, String path) {
      if (left == 0 || !fault.matches(method, path)) {
        return false;
      }
      if (toSkip > 0) {
        toSkip--;
        return false;
      }
      left--;
      struck++;
      return true;
    }
  }
}
