package godwit.source;

import java.util.Set;

/**
 * Flags of a message (RFC 9051 §2.3.2).
 *
 * @param keywords flags without a leading backslash, such as {@code $Forwarded}, as spelled
 */
public record MessageFlags(
    boolean seen,
    boolean answered,
    boolean flagged,
    boolean draft,
    boolean deleted,
    Set<String> keywords) {
  /** No flag set. */
  public static final MessageFlags NONE =
      new MessageFlags(false, false, false, false, false, Set.of());

  public MessageFlags {
    keywords = Set.copyOf(keywords);
  }

  /** Whether somebody passed it on, as mail programs note it ({@code $Forwarded}, RFC 9051). */
  public boolean forwarded() {
    return keywords.stream()
        .anyMatch(k -> k.equalsIgnoreCase("$Forwarded") || k.equalsIgnoreCase("Forwarded"));
  }
}
