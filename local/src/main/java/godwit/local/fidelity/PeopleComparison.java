package godwit.local.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Senders and recipients of one message against one reading of it.
 *
 * <p>The rules: every mailbox that mail could be sent to (something, an at sign, a domain) must be
 * there, as often as in the field, and no other. Addresses are compared in lower case, names as
 * texts; a mailbox without a name may show its address as one. An author without an address is
 * equal if the name is kept. Of several authors only the first can be: that is degraded.
 */
final class PeopleComparison {
  private static final String USABLE = "(?s)[^@\\s<>]+@[^@\\s<>,;]+|\"[^\"]*\"@[^@\\s<>,;]+";

  /** Of a group without members: nobody is named. */
  private static final Pattern GROUP = Pattern.compile("^[^:\"@<]*:(?=[\\s;]*$)");

  private final Reading reading;
  private final Arrived arrived;

  PeopleComparison(Reading reading, Arrived arrived) {
    this.reading = reading;
    this.arrived = arrived;
  }

  /** The first author, else the sender; and who sent it for somebody else. */
  Optional<String> from() {
    List<Who> senders = expected("Sender");
    List<Who> authors = authors(senders);
    List<Who> first = Stream.concat(authors.stream(), senders.stream()).limit(1).toList();
    if (authors.size() > 1) {
      return Optional.of(authors.size() + " authors with an address");
    }
    if (first.isEmpty() && isNamed("From")) {
      return nameOnly();
    }
    Optional<String> wrong = compare(first, arrived.one("from"));
    boolean own =
        senders.isEmpty()
            || (!first.isEmpty() && senders.getFirst().key().equals(first.getFirst().key()));
    return wrong.or(() -> compare(own ? first : senders.subList(0, 1), arrived.one("sender")));
  }

  /** Of the first field with an author, as there is to be one field; the sender is named anyhow. */
  private List<Who> authors(List<Who> senders) {
    List<Who> all =
        reading.values("From").stream()
            .map(value -> usable(value).toList())
            .filter(list -> !list.isEmpty())
            .findFirst()
            .orElse(List.of());
    var kept = new ArrayList<>(all.stream().limit(1).toList());
    all.stream()
        .skip(1)
        .filter(a -> senders.stream().limit(1).noneMatch(s -> s.key().equals(a.key())))
        .forEach(kept::add);
    return kept;
  }

  /** Somebody whom no mail can reach is kept as a name, PidTagSentRepresentingName. */
  private Optional<String> nameOnly() {
    if (reading.values("From").stream()
            .allMatch(v -> plain(GROUP.matcher(v).replaceAll("")).isEmpty())
        && arrived.one("from").isEmpty()) {
      return Optional.empty();
    }
    String name = plain(arrived.extended("String 0x0042"));
    boolean same =
        reading.values("From").stream()
            .map(v -> LooseWords.decoded(Words.headerText(v)))
            .anyMatch(v -> !name.isEmpty() && plain(v).equals(name));
    return same ? Optional.empty() : Optional.of("an author without an address");
  }

  /** Without blanks and the punctuation of address lists. */
  private static String plain(String text) {
    return Words.squeezed(text.replaceAll("[<>\"()\\\\,;]", ""));
  }

  private boolean isNamed(String field) {
    return reading.values(field).stream().anyMatch(v -> !v.isBlank());
  }

  Optional<String> recipients(String field, String member) {
    return compare(expected(field), arrived.many(member));
  }

  private List<Who> expected(String field) {
    return reading.values(field).stream().flatMap(this::usable).toList();
  }

  private Stream<Who> usable(String value) {
    return reading.addresses(Words.headerText(value)).stream().filter(w -> w.key().matches(USABLE));
  }

  private Optional<String> compare(List<Who> expected, List<Who> found) {
    var rest = new ArrayList<>(found);
    for (Who who : expected) {
      Optional<Who> same = rest.stream().filter(w -> isSame(who, w)).findFirst();
      if (same.isEmpty()) {
        return Optional.of(missing(who, expected, found));
      }
      rest.remove(same.get());
    }
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of("nobody expected " + Words.shown(rest.getFirst().address()));
  }

  private static String missing(Who who, List<Who> expected, List<Who> found) {
    String name =
        found.stream()
            .filter(w -> w.key().equals(who.key()))
            .findFirst()
            .map(w -> " named " + Words.shown(who.name()) + ", found " + Words.shown(w.name()))
            .orElse("");
    return "expected "
        + Words.shown(who.address())
        + name
        + "; "
        + expected.size()
        + " expected, "
        + found.size()
        + " found";
  }

  private boolean isSame(Who expected, Who found) {
    if (!expected.key().equals(found.key())) {
      return false;
    }
    boolean unnamed = expected.name().isBlank() || expected.name().equalsIgnoreCase(expected.key());
    return (unnamed && (found.name().isBlank() || found.name().equalsIgnoreCase(found.address())))
        || HeaderComparison.isSameText(reading, expected.name(), found.name())
        || bare(expected.name()).equals(bare(found.name()));
  }

  /** Without quotes and backslashes, which parsers leave in place differently. */
  private static String bare(String name) {
    return Words.loose(LooseWords.decoded(name).replaceAll("[\"'\\\\]", ""));
  }
}
