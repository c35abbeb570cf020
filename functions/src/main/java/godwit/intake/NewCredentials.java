package godwit.intake;

import godwit.seal.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How to log in from now on.
 *
 * @param userName absent to keep it
 */
public record NewCredentials(Optional<String> userName, Secret password) {
  private static final String USER_NAME = "userName";
  private static final String PASSWORD = "password";

  /** Hides both. */
  @Override
  public String toString() {
    return "NewCredentials[hidden]";
  }

  /**
   * What a request says.
   *
   * @param credentials absent if there is a fault
   */
  public record Reading(Optional<NewCredentials> credentials, Problems problems) {}

  /**
   * Checks the members of a request; finds every fault. The password is taken as it stands.
   *
   * @param needsPassword whether the row's own is used; if not, as with a row without password, it
   *     is empty
   */
  public static Reading read(Map<String, String> values, boolean needsPassword) {
    var problems = new Problems.Gathered();
    var fields = new Fields(values, problems);
    String password = values.getOrDefault(PASSWORD, "");
    Optional<String> userName = fields.text(USER_NAME);
    if (needsPassword && password.isEmpty()) {
      fields.missing(PASSWORD, "Send {\"password\": \"...\"}.");
    }
    if (!needsPassword && userName.isEmpty()) {
      fields.missing(USER_NAME, "Send {\"userName\": \"...\"}.");
    }
    check(fields, PASSWORD, password, Column.PASSWORD);
    check(fields, USER_NAME, userName.orElse(""), Column.USER_NAME);
    var unknown = new TreeSet<>(values.keySet());
    unknown.remove(PASSWORD);
    unknown.remove(USER_NAME);
    if (!unknown.isEmpty()) {
      problems.add(
          new FieldProblem(
              "", "UnknownField", "A member is not known.", "Send userName and password only."));
    }
    return problems.problems().isEmpty()
        ? new Reading(Optional.of(new NewCredentials(userName, Secret.of(password))), Problems.NONE)
        : new Reading(Optional.empty(), problems.problems());
  }

  private static void check(Fields fields, String field, String value, Column column) {
    if (value.length() > column.maxLength()) {
      fields.invalid(field, "is longer than " + column.maxLength() + " characters", "Shorten it.");
    }
    if (CellChecks.holdsControl(value)) {
      fields.invalid(field, "holds a line break or another control character", "Remove it.");
    }
  }
}
