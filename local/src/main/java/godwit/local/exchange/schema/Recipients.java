package godwit.local.exchange.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks that every address of a message can be one, as Exchange does before it stores it. */
public final class Recipients {
  private static final List<String> SINGLE = List.of("from", "sender");
  private static final List<String> MANY =
      List.of("toRecipients", "ccRecipients", "bccRecipients", "replyTo");
  private static final int LONGEST_LOCAL_PART = 315;
  private static final int LONGEST_DOMAIN = 255;
  private static final Pattern DOT_ATOM =
      Pattern.compile(
          "[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@.]+(\\.[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@.]+)*");
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])+\"");
  private static final Pattern DOMAIN =
      Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*|\\[[0-9A-Fa-f.:IPv]+]");

  private Recipients() {}

  /**
   * Checks all address members of a message.
   *
   * @throws GraphRefusal 400 ErrorInvalidRecipients
   */
  public static void check(ObjectNode message) {
    for (String member : SINGLE) {
      JsonNode recipient = message.path(member);
      if (recipient.isObject()) {
        check(recipient);
      }
    }
    for (String member : MANY) {
      message.path(member).forEach(Recipients::check);
    }
  }

  private static void check(JsonNode recipient) {
    if (!isAddress(recipient.path("emailAddress").path("address").asText(""))) {
      throw GraphRefusal.of(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
    }
  }

  /** Whether the text is an SMTP address or a legacy distinguished name. */
  public static boolean isAddress(String text) {
    if (text.toLowerCase(Locale.ROOT).startsWith("/o=")) {
      return true;
    }
    int at = text.lastIndexOf('@');
    if (at <= 0 || at > LONGEST_LOCAL_PART || text.length() - at - 1 > LONGEST_DOMAIN) {
      return false;
    }
    String local = text.substring(0, at);
    return (DOT_ATOM.matcher(local).matches() || QUOTED.matcher(local).matches())
        && DOMAIN.matcher(text.substring(at + 1)).matches();
  }
}
