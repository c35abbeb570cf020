package godwit.local.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for the passwords of a CSV in texts where they must not be. Pure. */
final class Secrets {
  /** Shorter ones occur by chance. */
  private static final int SHORTEST = 5;

  private final Set<String> forms = new LinkedHashSet<>();
  private final int passwords;

  Secrets(List<MailboxLogin> logins) {
    int counted = 0;
    for (MailboxLogin login : logins) {
      if (isTelling(login.password(), logins)) {
        counted++;
        forms.addAll(formsOf(login.password()));
      }
    }
    passwords = counted;
  }

  /** How many passwords are looked for: not those that are short or part of an address or name. */
  int count() {
    return passwords;
  }

  /** Whether one of the passwords is in {@code text}, plain or in a usual encoding. */
  boolean areIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }

  private static boolean isTelling(String password, List<MailboxLogin> logins) {
    return password.length() >= SHORTEST
        && logins.stream()
            .noneMatch(l -> l.address().contains(password) || l.user().contains(password));
  }

  private static Set<String> formsOf(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return Set.copyOf(
        new LinkedHashSet<>(
            List.of(
                password,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(password, StandardCharsets.UTF_8),
                password.replace("\\", "\\\\").replace("\"", "\\\""),
                password.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;"))));
  }

  /** Hides the passwords. */
  @Override
  public String toString() {
    return "Secrets[" + passwords + "]";
  }
}
