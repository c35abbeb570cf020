package godwit.target.graph;

import java.util.Set;

/**
 * In what a tenant differs from what is assumed.
 *
 * @param without what it does not do
 * @param folderNameChars longest name of a folder, in UTF-16 units
 */
public record Tenant(Set<Assumption> without, int folderNameChars) {
  /** Does everything that is assumed. */
  public static final Tenant ASSUMED = new Tenant(Set.of(), 255);

  public Tenant {
    without = Set.copyOf(without);
  }

  boolean lacks(Assumption assumption) {
    return without.contains(assumption);
  }

  /** A name as this tenant takes it. */
  String folderName(String name) {
    String plain = lacks(Assumption.FOLDER_SLASH) ? name.replace('/', '_') : name;
    return WellFormed.cut(plain, folderNameChars).strip();
  }
}
