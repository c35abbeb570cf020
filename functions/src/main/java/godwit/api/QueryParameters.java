package godwit.api;

import godwit.intake.EditDistance;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which parameters the address of each route takes. A misspelt one is refused: passed over, it
 * would give the answer to another question, such as a list of everything.
 */
final class QueryParameters {
  /** Their parameters are fields of the request, and judged with all its other faults. */
  private static final Set<Route> FIELDS =
      EnumSet.of(
          Route.CREATE_BATCH,
          Route.UPLOAD_BATCH,
          Route.ADD_MAILBOXES,
          Route.UPLOAD_MAILBOXES,
          Route.PUT_ENDPOINT);

  /** What a connector adds to the address of its subscription must not keep it from ending. */
  private static final Set<Route> WHATEVER = EnumSet.of(Route.UNSUBSCRIBE);

  private static final Map<Route, Set<String>> TAKEN =
      Map.of(
          Route.LIST_MAILBOXES, Set.of("status", "limit", "page"),
          Route.LIST_MESSAGES, MessageFilter.PARAMETERS,
          Route.SHOW_ASSESSMENT, Set.of("limit", "page"),
          Route.SHOW_VERIFICATION, Set.of("mailbox", "limit", "page"),
          Route.SHOW_CUTOVER, Set.of("domain", "gateway"));

  private QueryParameters() {}

  /** Those of a route, but for keys. */
  static Set<String> of(Route route) {
    return TAKEN.getOrDefault(route, Set.of());
  }

  /** Whether parameters of this route are judged here. */
  static boolean judges(Route route) {
    return !FIELDS.contains(route) && !WHATEVER.contains(route);
  }

  /**
   * Returns if the route takes each parameter.
   *
   * @throws Refusal 400 that names those which it takes, and the one that was probably meant
   */
  static void check(Route route, ApiRequest request) throws Refusal {
    if (!judges(route)) {
      return;
    }
    for (String name : new TreeSet<>(request.query().keySet())) {
      if (!of(route).contains(name) && !Keys.isKey(name)) {
        throw unknown(route, name);
      }
    }
  }

  private static Refusal unknown(Route route, String name) {
    var taken = new TreeSet<>(of(route));
    String meant =
        EditDistance.nearest(name, taken)
            .map(near -> " It probably means " + near + ".")
            .orElse("");
    String known =
        taken.isEmpty() ? " There are none." : " There are " + String.join(", ", taken) + ".";
    return Refusal.badRequest(
            "parameter",
            "%s %s has no parameter%s in its address.%s%s"
                .formatted(route.method(), route.path(), shown(name), meant, known))
        .having("parameters", taken.stream().toList());
  }

  /** What does not look like a name may be a slip that holds anything. */
  private static String shown(String name) {
    return name.matches("[\\w$.-]{1,40}") ? " \"" + name + "\"" : " of such a name";
  }
}
