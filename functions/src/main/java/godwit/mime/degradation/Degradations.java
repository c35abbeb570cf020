package godwit.mime.degradation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects what could not be kept while one message is converted. Used by one thread. */
public final class Degradations {
  private final Set<Degradation> noted = EnumSet.noneOf(Degradation.class);

  /** Notes a degradation; again is the same as once. */
  public void note(Degradation degradation) {
    noted.add(degradation);
  }

  public boolean has(Degradation degradation) {
    return noted.contains(degradation);
  }

  /** The texts, in the order of the enum. */
  public List<String> texts() {
    return noted.stream().map(Degradation::text).toList();
  }
}
