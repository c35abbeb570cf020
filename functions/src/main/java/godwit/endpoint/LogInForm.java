package godwit.endpoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a mailbox at a source server is entered. */
public enum LogInForm {
  /**
   * Name and password of the row, as they are: SASL PLAIN where offered, else LOGIN. Also for
   * servers whose administrators log in by a name such as {@code Domain/Admin/User}, {@code
   * user*admin} or {@code #user@domain#admin#}.
   */
  PASSWORD("password"),
  /** SASL PLAIN (RFC 4616): the administrator authenticates, the row's user is acted for. */
  AUTHZID("authzid"),
  /** The administrator logs in, then {@code PROXYAUTH user} (Oracle, Sun, iPlanet). */
  PROXYAUTH("proxyauth"),
  /** SASL XOAUTH2 with an access token (Google, Microsoft). */
  XOAUTH2("xoauth2"),
  /** SASL OAUTHBEARER with an access token (RFC 7628). */
  OAUTHBEARER("oauthbearer");

  private final String word;

  LogInForm(String word) {
    this.word = word;
  }

  /** As an administrator writes it. */
  public String word() {
    return word;
  }

  public boolean usesTokens() {
    return this == XOAUTH2 || this == OAUTHBEARER;
  }

  /** Whether somebody other than the row's user logs in. */
  public boolean usesAdministrator() {
    return this == AUTHZID || this == PROXYAUTH;
  }

  /** Whether both need the same: an administrator, tokens, or neither. */
  public boolean isAkinTo(LogInForm other) {
    return usesTokens() == other.usesTokens() && usesAdministrator() == other.usesAdministrator();
  }

  /** Reads {@link #word} in any case. */
  public static Optional<LogInForm> parse(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(form -> form.word.equals(wanted)).findFirst();
  }
}
