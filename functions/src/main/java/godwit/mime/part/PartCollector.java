package godwit.mime.part;

import godwit.mime.entity.ContentType;
import godwit.mime.entity.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which parts are the body and which are files, as a mail program shows them:
 *
 * <ul>
 *   <li>of multipart/alternative (RFC 2046 §5.1.4) the richest text; HTML before plain text, unless
 *       it shows nothing. Other texts among the alternatives say the same and are dropped; what is
 *       no text (a calendar invitation) becomes a file, as MS-OXCMAIL has it;
 *   <li>of multipart/related (RFC 2387) the root; the others are files that it shows;
 *   <li>of multipart/signed (RFC 1847) the signed part, the signature as a file;
 *   <li>of multipart/report (RFC 6522) the part for people; the others are files;
 *   <li>of anything else every text without a file name, one after the other.
 * </ul>
 *
 * <p>Nested messages are files, whole.
 */
public final class PartCollector {
  private final Predicate<Entity> blank;
  private final List<Entity> texts = new ArrayList<>();
  private final List<Entity> files = new ArrayList<>();
  private boolean signatureDetached;

  private PartCollector(Predicate<Entity> blank) {
    this.blank = blank;
  }

  /**
   * Sorts the parts of a message.
   *
   * @param blank whether a text part shows nothing to a reader
   */
  public static CollectedParts collect(Entity root, Predicate<Entity> blank) {
    var collector = new PartCollector(blank);
    if (root.children().isEmpty() && root.type().isText() && !root.isDeclaredAttachment()) {
      collector.rootText(root);
    } else {
      collector.visit(root, false);
    }
    return new CollectedParts(collector.texts, collector.files, collector.signatureDetached);
  }

  private void rootText(Entity root) {
    boolean calendar = root.type().subtype().equals("calendar");
    boolean card = root.type().subtype().contains("vcard");
    (calendar || card ? files : texts).add(root);
  }

  /**
   * Sorts a part.
   *
   * @param body whether its place makes it the body, name or not
   */
  private void visit(Entity entity, boolean body) {
    if (entity.children().isEmpty()) {
      leaf(entity, body);
      return;
    }
    switch (entity.multipartKind()) {
      case "alternative" -> alternative(entity.children());
      case "related" -> related(entity);
      case "signed" -> signed(entity.children());
      default -> entity.children().forEach(child -> visit(child, false));
    }
  }

  private void leaf(Entity entity, boolean body) {
    if (entity.type().isMultipart()) {
      unopened(entity);
    } else if (isReadable(entity) && !entity.isDeclaredAttachment() && (body || isShown(entity))) {
      texts.add(entity);
    } else {
      files.add(entity);
    }
  }

  /** A multipart in which no part was found: its bytes are text, if anything. */
  private void unopened(Entity entity) {
    if (entity.span().bodyBytes() > 0) {
      (entity.isDeclaredAttachment() ? files : texts).add(entity);
    }
  }

  /** A text without a name, or the first text if it is to be shown inline. */
  private boolean isShown(Entity entity) {
    boolean inline = entity.disposition().map(d -> d.value().equals("inline")).orElse(false);
    return entity.fileName().isEmpty() || (texts.isEmpty() && inline);
  }

  private void alternative(List<Entity> children) {
    Optional<Entity> chosen = richest(children);
    if (chosen.isEmpty()) {
      children.forEach(child -> visit(child, false));
      return;
    }
    for (Entity child : children) {
      if (child.span().equals(chosen.get().span())) {
        visit(child, true);
      } else {
        leaveOut(child, chosen.get());
      }
    }
  }

  private Optional<Entity> richest(List<Entity> children) {
    Optional<Entity> best = Optional.empty();
    Optional<Entity> plain = Optional.empty();
    for (Entity child : children) {
      Richness richness = richness(child);
      if (richness == Richness.NONE) {
        continue;
      }
      if (best.isEmpty() || richness.compareTo(richness(best.get())) >= 0) {
        best = Optional.of(child);
      }
      if (richness == Richness.PLAIN && !blank.test(child)) {
        plain = Optional.of(child);
      }
    }
    boolean nothingToSee = best.isPresent() && plain.isPresent() && blank.test(best.get());
    return nothingToSee ? plain : best;
  }

  /** A text that says what the chosen one says goes; two of one kind do not say the same. */
  private void leaveOut(Entity entity, Entity chosen) {
    if (!entity.children().isEmpty()) {
      entity.children().forEach(child -> leaveOut(child, chosen));
      return;
    }
    boolean variant =
        isReadable(entity)
            || entity.type().is("text", "x-amp-html")
            || entity.type().is("text", "watch-html");
    boolean repeated = richness(entity) == richness(chosen) && chosen.children().isEmpty();
    if (!variant || entity.isDeclaredAttachment() || (repeated && !blank.test(entity))) {
      files.add(entity);
    }
  }

  private void related(Entity entity) {
    Entity root = relatedRoot(entity);
    if (richness(root) == Richness.NONE) {
      entity.children().forEach(child -> visit(child, false));
      return;
    }
    for (Entity child : entity.children()) {
      if (child.span().equals(root.span())) {
        visit(child, true);
      } else {
        asFiles(child);
      }
    }
  }

  private static Entity relatedRoot(Entity entity) {
    Optional<String> start =
        entity.type().parameter("start").map(id -> id.replaceAll("^[<\\s]+|[>\\s]+$", ""));
    return entity.children().stream()
        .filter(child -> start.isPresent() && child.contentId().equals(start))
        .findFirst()
        .orElse(entity.children().get(0));
  }

  private void signed(List<Entity> children) {
    signatureDetached = true;
    visit(children.get(0), true);
    children.stream().skip(1).forEach(this::asFiles);
  }

  private void asFiles(Entity entity) {
    if (entity.children().isEmpty()) {
      files.add(entity);
    } else {
      entity.children().forEach(this::asFiles);
    }
  }

  private static boolean isReadable(Entity entity) {
    return richness(entity.type()) != Richness.NONE;
  }

  private static Richness richness(Entity entity) {
    if (entity.isDeclaredAttachment()) {
      return Richness.NONE;
    }
    if (entity.children().isEmpty()) {
      return richness(entity.type());
    }
    return entity.children().stream()
        .map(PartCollector::richness)
        .max(Richness::compareTo)
        .orElse(Richness.NONE);
  }

  private static Richness richness(ContentType type) {
    if (!type.isText()) {
      return Richness.NONE;
    }
    return switch (type.subtype()) {
      case "html" -> Richness.HTML;
      case "plain" -> Richness.PLAIN;
      case "enriched", "richtext" -> Richness.ENRICHED;
      default -> Richness.NONE;
    };
  }

  private enum Richness {
    NONE,
    ENRICHED,
    PLAIN,
    HTML
  }
}
