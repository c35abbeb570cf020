package godwit.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An app role of the registration in Entra ID ({@code infra/entra/roles.json}), from the least to
 * the most: each may do what those before it may.
 */
public enum Role {
  /** Sees batches, mailboxes and reports. */
  READER,
  /** Makes, changes, starts, stops and retries batches and mailboxes as well. */
  OPERATOR,
  /** Everything, deletion included. */
  ADMIN;

  /** The value of the role in a token. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** The role of a value, spelled exactly; empty for roles of other purposes. */
  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
