package godwit.mime.part;

import godwit.mime.body.HtmlReferences;
import godwit.target.Attachment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ties an HTML body to the parts it shows. A part is inline exactly if the body refers to it: mail
 * programs list every other attachment, so that a picture nobody shows does not vanish.
 *
 * @param html the body, with every reference as {@code cid:}
 */
public record InlineParts(String html, List<Attachment> attachments) {
  public InlineParts {
    attachments = List.copyOf(attachments);
  }

  /** Resolves Content-Location (RFC 2557 §5, exact or by last path segment) and Content-ID. */
  public static InlineParts resolve(String html, List<Attachment> attachments) {
    var located = new ArrayList<>(attachments);
    String byId = withLocations(html, located);
    var used = new HashSet<String>();
    String plain = HtmlReferences.plainCids(byId, used);
    List<Attachment> tied =
        located.stream()
            .map(a -> a.contentId().filter(used::contains).isPresent() ? inline(a) : a)
            .toList();
    return new InlineParts(plain, tied);
  }

  private static String withLocations(String html, List<Attachment> attachments) {
    if (attachments.stream().allMatch(a -> a.contentLocation().isEmpty())) {
      return html;
    }
    Set<String> shown = HtmlReferences.shown(html);
    Map<String, String> cids = new HashMap<>();
    for (int i = 0; i < attachments.size(); i++) {
      Attachment attachment = attachments.get(i);
      Set<String> urls = matching(shown, attachment.contentLocation());
      if (!urls.isEmpty()) {
        String id = attachment.contentId().orElse("part" + (i + 1) + "@content-location");
        urls.forEach(url -> cids.putIfAbsent(url, id));
        attachments.set(i, withId(attachment, id));
      }
    }
    return HtmlReferences.toCids(html, cids);
  }

  private static Set<String> matching(Set<String> shown, Optional<String> location) {
    var urls = new HashSet<String>();
    location.ifPresent(where -> {
      String file = where.substring(where.lastIndexOf('/') + 1);
      for (String candidate : List.of(where, file, "./" + file)) {
        if (!candidate.isEmpty() && shown.contains(candidate)) {
          urls.add(candidate);
        }
      }
    });
    return urls;
  }

  private static Attachment withId(Attachment a, String id) {
    return new Attachment(
        a.name(), a.contentType(), a.inline(), Optional.of(id), a.contentLocation(), a.content());
  }

  private static Attachment inline(Attachment a) {
    return new Attachment(
        a.name(), a.contentType(), true, a.contentId(), a.contentLocation(), a.content());
  }
}
