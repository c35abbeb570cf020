package godwit.local.host;

/**
 * The two keys of a function app: one opens its functions, the other its administration as well.
 *
 * @param function what a caller of a function with level FUNCTION sends
 * @param master what a caller of /admin or of a function with level ADMIN sends
 */
public record Keys(String function, String master) {
  public Keys {
    if (function.isBlank() || master.isBlank()) {
      throw new IllegalArgumentException("a key is blank");
    }
  }

  @Override
  public String toString() {
    return "Keys[hidden]";
  }
}
