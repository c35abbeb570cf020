package godwit.local.fidelity;

import java.time.Instant;
import java.util.Set;

/**
 * A message as the source serves it.
 *
 * @param flags as the server spells them
 * @param content the bytes of BODY[], which may differ from those of the file
 */
record Served(
    String folder,
    long uidValidity,
    long uid,
    Set<String> flags,
    Instant internalDate,
    Bytes content) {
  boolean has(String flag) {
    return flags.stream().anyMatch(f -> f.equalsIgnoreCase(flag));
  }

  /** Where it is; nothing of the mail. */
  @Override
  public String toString() {
    return "message " + uid + " of " + content.length() + " bytes in " + folder;
  }
}
