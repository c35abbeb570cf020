package godwit.batch;

import java.util.List;

/**
 * Who is told how a batch goes on.
 *
 * @param emails who gets reports by mail, at most {@link #MAX_EMAILS}
 */
public record Notifications(List<String> emails) {
  /** More readers want a distribution group. */
  public static final int MAX_EMAILS = 50;

  /** Nobody. */
  public static final Notifications NONE = new Notifications(List.of());

  public Notifications {
    emails = List.copyOf(emails);
  }
}
