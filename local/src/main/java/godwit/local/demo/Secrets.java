package godwit.local.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
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
        forms.addAll(spellings(login.password()));
      }
    }
    passwords = counted;
  }

  /** How many passwords are looked for: not those that are short or part of an address or name. */
  int count() {
    return passwords;
  }

  /** In how many ways each is looked for. */
  int formsOfEach() {
    return spellings("any password").size();
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

  private static List<String> spellings(String password) {
    byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
    return List.of(
        password,
        // Files are read byte by byte.
        new String(utf8, StandardCharsets.ISO_8859_1),
        new String(password.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
        within(utf8, 0),
        within(utf8, 1),
        within(utf8, 2),
        HexFormat.of().formatHex(utf8),
        URLEncoder.encode(password, StandardCharsets.UTF_8),
        URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20"),
        password.replace("\\", "\\\\").replace("\"", "\\\""),
        password.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;"));
  }

  /** What base64 makes of it {@code before} bytes behind a multiple of three. */
  private static String within(byte[] utf8, int before) {
    byte[] shifted = new byte[before + utf8.length];
    System.arraycopy(utf8, 0, shifted, before, utf8.length);
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    // The characters at both ends hold bits of the neighbours as well.
    return base64.substring(before == 0 ? 0 : before + 1, base64.length() - 1);
  }

  /** Hides the passwords. */
  @Override
  public String toString() {
    return "Secrets[" + passwords + "]";
  }
}
