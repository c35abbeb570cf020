package godwit.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every method and path of the HTTP interface: the one list. */
public enum Route {
  CREATE_BATCH("POST", "/batches"),
  UPLOAD_BATCH("POST", "/batches/upload"),
  LIST_BATCHES("GET", "/batches"),
  SHOW_BATCH("GET", "/batches/{batch}"),
  PATCH_BATCH("PATCH", "/batches/{batch}"),
  DELETE_BATCH("DELETE", "/batches/{batch}"),
  START_BATCH("POST", "/batches/{batch}/start"),
  STOP_BATCH("POST", "/batches/{batch}/stop"),
  SYNC_BATCH("POST", "/batches/{batch}/sync"),
  RETRY_BATCH("POST", "/batches/{batch}/retry"),
  ASSESS_BATCH("POST", "/batches/{batch}/assess"),
  SHOW_ASSESSMENT("GET", "/batches/{batch}/assessment"),
  VERIFY_BATCH("POST", "/batches/{batch}/verify"),
  VERIFY_MAILBOX("POST", "/batches/{batch}/mailboxes/{address}/verify"),
  SHOW_VERIFICATION("GET", "/batches/{batch}/verification"),
  ADD_MAILBOXES("POST", "/batches/{batch}/mailboxes"),
  UPLOAD_MAILBOXES("POST", "/batches/{batch}/mailboxes/upload"),
  LIST_MAILBOXES("GET", "/batches/{batch}/mailboxes"),
  SHOW_MAILBOX("GET", "/batches/{batch}/mailboxes/{address}"),
  DELETE_MAILBOX("DELETE", "/batches/{batch}/mailboxes/{address}"),
  START_MAILBOX("POST", "/batches/{batch}/mailboxes/{address}/start"),
  STOP_MAILBOX("POST", "/batches/{batch}/mailboxes/{address}/stop"),
  SYNC_MAILBOX("POST", "/batches/{batch}/mailboxes/{address}/sync"),
  RETRY_MAILBOX("POST", "/batches/{batch}/mailboxes/{address}/retry"),
  PUT_CREDENTIALS("PUT", "/batches/{batch}/mailboxes/{address}/credentials"),
  TEST_ENDPOINT("POST", "/endpoints/test"),
  LIST_ENDPOINTS("GET", "/endpoints"),
  SHOW_ENDPOINT("GET", "/endpoints/{endpoint}"),
  PUT_ENDPOINT("PUT", "/endpoints/{endpoint}"),
  DELETE_ENDPOINT("DELETE", "/endpoints/{endpoint}"),
  TRY_ENDPOINT("POST", "/endpoints/{endpoint}/test"),
  LIST_MESSAGES("GET", "/batches/{batch}/messages"),
  SHOW_REPORT("GET", "/batches/{batch}/report"),
  SHOW_CUTOVER("GET", "/batches/{batch}/cutover"),
  SUBSCRIBE("POST", "/hooks"),
  LIST_HOOKS("GET", "/hooks"),
  UNSUBSCRIBE("DELETE", "/hooks/{hook}");

  private final String method;
  private final String path;

  Route(String method, String path) {
    this.method = method;
    this.path = path;
  }

  public String method() {
    return method;
  }

  /** The path below the app's prefix, with parameters in braces. */
  public String path() {
    return path;
  }

  /** The routes that a path may mean, those with fewer parameters first. */
  static List<Route> at(List<String> segments) {
    return Arrays.stream(values())
        .filter(route -> route.matches(segments))
        .sorted((a, b) -> Long.compare(a.parameters(), b.parameters()))
        .toList();
  }

  /** The value that a parameter has in a path. */
  Optional<String> parameter(String name, List<String> segments) {
    int index = template().indexOf("{" + name + "}");
    return index < 0 ? Optional.empty() : Optional.of(segments.get(index));
  }

  private boolean matches(List<String> segments) {
    List<String> template = template();
    if (template.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < template.size(); i++) {
      if (!isParameter(template.get(i)) && !template.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private long parameters() {
    return template().stream().filter(Route::isParameter).count();
  }

  private List<String> template() {
    return List.of(path.substring(1).split("/", -1));
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }
}
