package godwit.api;

import java.util.Set;

/** Query parameters that carry a function key (Azure Functions: access keys). */
final class Keys {
  private static final Set<String> NAMES = Set.of("code", "clientId");

  private Keys() {}

  static boolean isKey(String parameter) {
    return NAMES.contains(parameter);
  }
}
