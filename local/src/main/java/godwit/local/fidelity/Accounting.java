package godwit.local.fidelity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Accounts for every part of a message: each is shown in the body, or is attached with its bytes
 * and name, or is an alternative to a text that is shown. And the other way round: the body and the
 * attachments hold nothing else. For one message and one reading of it.
 *
 * <p>The rules: of alternatives the richest is shown (HTML, then plain, then enriched; of equals
 * the last), unless it shows nothing. Texts follow each other in their order. A text without a file
 * name is shown, one with a name may be attached instead. Names are compared as texts; a part
 * without a name may be called anything. Whole originals and headers may be attached besides.
 */
final class Accounting {
  private final Part root;
  private final Reading reading;
  private final Extras extras;
  private final ShownText body;
  private final List<Arrived.File> files;
  private final List<String> bodyTrouble = new ArrayList<>();
  private final List<String> fileTrouble = new ArrayList<>();

  private Accounting(Reading reading, Served served, Arrived arrived) {
    this.root = reading.root();
    this.reading = reading;
    this.extras = new Extras(served);
    this.body = new ShownText(arrived, served, reading.root());
    this.files = new ArrayList<>(arrived.files());
  }

  /** What differs in body and in attachments; empty where nothing does. */
  record Result(Optional<String> body, Optional<String> files) {}

  static Result of(Reading reading, Served served, Arrived arrived) {
    var accounting = new Accounting(reading, served, arrived);
    accounting.run();
    return new Result(
        accounting.bodyTrouble.stream().findFirst(), accounting.fileTrouble.stream().findFirst());
  }

  private void run() {
    Optional<Part> readable = SecuredParts.readable(root);
    if (SecuredParts.isSecured(root)) {
      readable.ifPresent(this::textsOnly);
      Optional<String> wrong = SecuredParts.wrong(root, files, extras);
      wrong.ifPresent(fileTrouble::add);
      files.clear();
    } else {
      account(root);
    }
    body.rest().ifPresent(bodyTrouble::add);
    for (Arrived.File file : files) {
      if (!extras.isExpected(file)) {
        fileTrouble.add("nobody expected " + Words.shown(file.name()));
      }
    }
  }

  /** The parts for readers; the others are inside the attachment that holds everything. */
  private void textsOnly(Part part) {
    if (part.type().equals("multipart/alternative")) {
      best(part.children()).ifPresent(this::textsOnly);
    } else if (part.children().isEmpty()) {
      if (part.isReadable() && part.names().isEmpty() && !body.show(part)) {
        bodyTrouble.add("not shown: " + body.expectation(part));
      }
    } else {
      part.children().forEach(this::textsOnly);
    }
  }

  private void account(Part part) {
    if (part.children().isEmpty()) {
      leaf(part);
      return;
    }
    switch (part.type()) {
      case "multipart/alternative" -> alternative(part.children());
      case "multipart/related" -> related(part.children());
      default -> part.children().forEach(this::account);
    }
  }

  private void leaf(Part part) {
    boolean text = (part.isReadable() || part.isMultipart()) && !part.isAttachment();
    boolean alone = root.children().isEmpty() && part.type().startsWith("text/");
    boolean mayBeShown = text || alone;
    if (mayBeShown && part.names().isEmpty()) {
      if (!body.show(part) && !takeIfThere(part)) {
        bodyTrouble.add("not shown: " + body.expectation(part));
      }
    } else if (mayBeShown) {
      if (!takeIfThere(part) && !body.show(part)) {
        bodyTrouble.add("neither shown nor attached: " + body.expectation(part));
      }
    } else {
      take(part);
    }
    body.takeFiles().forEach(this::take);
  }

  private void alternative(List<Part> children) {
    Optional<Part> best = best(children);
    if (best.isEmpty()) {
      children.forEach(this::account);
      return;
    }
    for (Part child : children) {
      if (child.equals(best.get())) {
        account(child);
      } else {
        child.leaves().forEach(this::superseded);
      }
    }
  }

  private Optional<Part> best(List<Part> children) {
    var ranked = new ArrayList<>(children.reversed());
    ranked.sort(Comparator.comparingInt(Accounting::richness).reversed());
    Optional<Part> first = ranked.stream().filter(p -> richness(p) > 0).findFirst();
    Optional<Part> telling =
        ranked.stream().filter(p -> richness(p) > 0 && !body.isBlank(p)).findFirst();
    return telling.or(() -> first);
  }

  private static int richness(Part part) {
    return part.leaves()
        .filter(Part::isReadable)
        .mapToInt(p -> p.isHtml() ? 3 : p.isEnriched() ? 1 : 2)
        .max()
        .orElse(0);
  }

  /** Says the same as the text that is shown, if it is a text at all. */
  private void superseded(Part part) {
    boolean text =
        part.isReadable()
            || (part.isMultipart() && part.content().length() == 0)
            || part.type().matches("text/(x-amp-html|watch-html)");
    boolean attached = takeIfThere(part);
    if (!text && !attached) {
      take(part);
    }
  }

  private void related(List<Part> children) {
    Part shown =
        children.stream().filter(p -> richness(p) > 0).findFirst().orElse(children.getFirst());
    for (Part child : children) {
      if (child.equals(shown)) {
        account(child);
      } else {
        child.leaves().forEach(this::shownElsewhere);
      }
    }
  }

  private void shownElsewhere(Part part) {
    if (!takeIfThere(part)) {
      leaf(part);
    }
  }

  private boolean takeIfThere(Part part) {
    Optional<Arrived.File> file = find(part);
    file.ifPresent(files::remove);
    return file.isPresent();
  }

  private void take(Part part) {
    if (takeIfThere(part)) {
      return;
    }
    String sha = part.content().sha256();
    String name = part.names().isEmpty() ? part.type() : part.names().getFirst();
    Optional<Arrived.File> other = files.stream().filter(f -> f.sha256().equals(sha)).findFirst();
    if (other.isPresent()) {
      files.remove(other.get());
      fileTrouble.add(
          "expected "
              + Words.shown(name)
              + " to be called so, found "
              + Words.shown(other.get().name()));
    } else {
      fileTrouble.add(
          "no attachment has the " + part.content().length() + " bytes of " + Words.shown(name));
    }
  }

  private Optional<Arrived.File> find(Part part) {
    String sha = part.content().sha256();
    return files.stream().filter(f -> f.sha256().equals(sha) && isName(part, f.name())).findFirst();
  }

  private boolean isName(Part part, String name) {
    return part.names().isEmpty()
        ? !name.isBlank()
        : part.names().stream().anyMatch(n -> isSame(n, name));
  }

  private boolean isSame(String sent, String found) {
    return Words.loose(sent).equals(Words.loose(found))
        || HeaderComparison.isSameText(reading, sent, found);
  }
}
