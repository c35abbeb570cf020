package godwit.mime.property;

import godwit.mime.header.Headers;
import godwit.source.MessageFlags;
import godwit.target.ExchangeMessage.Importance;
import godwit.target.ExchangeMessage.MessageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Flags, keywords and importance. */
public final class MessageStates {
  /** What Thunderbird calls the five labels that it stores as keywords. */
  private static final Map<String, String> LABELS =
      Map.of(
          "$label1", "Important",
          "$label2", "Work",
          "$label3", "Personal",
          "$label4", "To Do",
          "$label5", "Later");

  /** Keywords that programs set for themselves (IANA "IMAP and JMAP Keywords", and older ones). */
  private static final Set<String> SYSTEM =
      Set.of(
          "junk",
          "nonjunk",
          "notjunk",
          "junkrecorded",
          "forwarded",
          "mdnsent",
          "redirected",
          "old",
          "recent",
          "gpg",
          "receipthandled");

  /** Outlook cuts category names at this length. */
  private static final int LONGEST_CATEGORY = 255;

  /** Enough for anyone's labels, and little enough for one request. */
  private static final int MOST_CATEGORIES = 50;

  private static final Pattern HIGH = Pattern.compile("[12]\\b.*");
  private static final Pattern LOW = Pattern.compile("[45]\\b.*");
  private static final Pattern NORMAL = Pattern.compile("3\\b.*");

  private MessageStates() {}

  /** The state that IMAP flags (RFC 9051 §2.3.2) and headers give. */
  public static MessageState read(Headers headers, MessageFlags flags) {
    return new MessageState(
        flags.draft(),
        flags.seen(),
        flags.flagged(),
        importance(headers),
        categories(flags.keywords()));
  }

  /**
   * Importance (RFC 2156 §5.3.4), then X-Priority and X-MSMail-Priority (as mail programs write
   * them), then Priority (RFC 2156 §5.3.6).
   */
  private static Importance importance(Headers headers) {
    for (String name : List.of("Importance", "X-Priority", "X-MSMail-Priority", "Priority")) {
      String value = headers.first(name).orElse("").strip().toLowerCase(Locale.ROOT);
      if (value.startsWith("high") || value.startsWith("urgent") || HIGH.matcher(value).matches()) {
        return Importance.HIGH;
      }
      if (value.startsWith("low")
          || value.startsWith("non-urgent")
          || LOW.matcher(value).matches()) {
        return Importance.LOW;
      }
      if (value.startsWith("normal") || NORMAL.matcher(value).matches()) {
        return Importance.NORMAL;
      }
    }
    return Importance.NORMAL;
  }

  /** Keywords that a person set. Sorted, as the set has no order and conversion is repeatable. */
  private static List<String> categories(Set<String> keywords) {
    var categories = new ArrayList<String>();
    for (String keyword : keywords.stream().sorted().toList()) {
      String lower = keyword.toLowerCase(Locale.ROOT);
      String label = LABELS.get(lower);
      if (label != null) {
        categories.add(label);
      } else if (!lower.startsWith("$") && !SYSTEM.contains(lower)) {
        categories.add(category(keyword));
      }
    }
    return categories.stream().filter(c -> !c.isEmpty()).distinct().limit(MOST_CATEGORIES).toList();
  }

  /** Outlook separates categories by commas and semicolons, which an IMAP keyword may hold. */
  private static String category(String keyword) {
    String name = keyword.replaceAll("[,;\\p{Cntrl}]", " ").strip();
    return name.substring(0, Math.min(LONGEST_CATEGORY, name.length()));
  }
}
