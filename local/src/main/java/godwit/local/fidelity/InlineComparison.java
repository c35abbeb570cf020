package godwit.local.fidelity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures in the text of one message against one reading of it: every {@code cid:} (RFC 2392) and
 * every Content-Location (RFC 2557) that led to a part leads to an attachment with its bytes, and
 * no attachment hides behind a reference that is not there.
 */
final class InlineComparison {
  private static final Pattern CID = Pattern.compile("(?i)\\bcid:([^\"'\\s<>)]+)");
  private static final Pattern SOURCE =
      Pattern.compile("(?i)\\b(?:src|background)\\s*=\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s>\"']+))");

  private final Part root;
  private final Arrived arrived;

  InlineComparison(Reading reading, Arrived arrived) {
    this.root = reading.root();
    this.arrived = arrived;
  }

  Optional<String> compare() {
    Set<String> shown = cids(arrived.body());
    if (SecuredParts.isSecured(root)) {
      return Optional.empty();
    }
    for (Arrived.File file : arrived.files()) {
      if (file.inline() && (!arrived.isHtml() || !shown.contains(file.contentId()))) {
        return Optional.of("hidden, as nothing refers to it: " + Words.shown(file.name()));
      }
    }
    return arrived.isHtml() ? references(shown) : Optional.empty();
  }

  private Optional<String> references(Set<String> shown) {
    for (Part html : root.leaves().filter(p -> p.isHtml() && p.isReadable()).toList()) {
      String text = html.content().latin1();
      if (!isShown(html)) {
        continue;
      }
      for (String cid : cids(text)) {
        List<Part> parts = parts(cid);
        if (!parts.isEmpty() && (!shown.contains(cid) || !resolves(cid, parts))) {
          return Optional.of("cid:" + cid + " leads nowhere or to other bytes");
        }
      }
      for (String location : locations(text)) {
        List<Part> parts =
            root.leaves().filter(p -> p.location().equals(location)).limit(1).toList();
        if (!parts.isEmpty() && shown.stream().noneMatch(cid -> resolves(cid, parts))) {
          return Optional.of(Words.shown(location) + " leads nowhere");
        }
      }
    }
    return Optional.empty();
  }

  /** Not one of several alternatives of which another is shown. */
  private boolean isShown(Part html) {
    String text = Words.squeezed(HtmlText.of(TextReadings.of(html).texts().getFirst()));
    String body = Words.squeezed(HtmlText.of(arrived.body()));
    return body.contains(text) || TextReadings.of(html).broken();
  }

  private List<Part> parts(String cid) {
    return root.leaves().filter(p -> p.contentId().equals(cid)).toList();
  }

  private boolean resolves(String cid, List<Part> parts) {
    return arrived.files().stream()
        .filter(f -> f.contentId().equals(cid) && f.inline())
        .anyMatch(f -> parts.stream().anyMatch(p -> p.content().sha256().equals(f.sha256())));
  }

  private static Set<String> cids(String html) {
    var cids = new LinkedHashSet<String>();
    Matcher cid = CID.matcher(html);
    while (cid.find()) {
      cids.add(unescaped(cid.group(1)));
    }
    return cids;
  }

  private static Set<String> locations(String html) {
    var locations = new LinkedHashSet<String>();
    Matcher source = SOURCE.matcher(html);
    while (source.find()) {
      for (int group = 1; group <= 3; group++) {
        if (source.group(group) != null) {
          locations.add(source.group(group).strip());
        }
      }
    }
    return locations;
  }

  private static String unescaped(String cid) {
    String bare = cid.replace("&amp;", "&");
    try {
      return URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return bare;
    }
  }
}
