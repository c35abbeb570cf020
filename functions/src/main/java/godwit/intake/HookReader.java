package godwit.intake;

import godwit.endpoint.HostGuard;
import godwit.hook.HookEvent;
import godwit.seal.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks the members of a request to subscribe; finds every fault. */
public final class HookReader {
  /** What stands before the members of a subscription that is made with a batch. */
  public static final String OF_BATCH = "hook.";

  /** Of these the ones that may stand in a body only. */
  static final Set<String> OF_BATCH_SECRETS = Set.of(OF_BATCH + "callbackUrl", OF_BATCH + "secret");

  private static final int LONGEST_ADDRESS = 2_048;
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 256;
  private static final List<String> KNOWN = List.of("callbackUrl", "events", "batch", "secret");
  private static final List<String> KNOWN_OF_BATCH = List.of("callbackUrl", "events", "secret");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HostGuard guard;

  /**
   * @param guard asked whether the address may be called; asked again before each delivery
   */
  public HookReader(HostGuard guard) {
    this.guard = guard;
  }

  /**
   * What a request says.
   *
   * @param address absent if there is a fault
   * @param events at least one if there is no fault
   * @param batch name as it was written
   */
  public record Reading(
      Optional<URI> address,
      Set<HookEvent> events,
      Optional<String> batch,
      Optional<Secret> secret,
      Problems problems) {
    public Reading {
      events = Set.copyOf(events);
    }
  }

  /**
   * Reads the subscription that is made with a batch, if there is one; each fault is added to
   * {@code faults}.
   */
  Optional<Reading> ofBatch(Map<String, String> values, Problems.Gathered faults) {
    var members = new HashMap<String, String>();
    values.forEach((name, value) -> {
      if (name.startsWith(OF_BATCH)) {
        members.put(name.substring(OF_BATCH.length()), value);
      }
    });
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Reading reading = read(members, KNOWN_OF_BATCH);
    for (IntakeProblem problem : reading.problems().listed()) {
      String field = problem instanceof FieldProblem found ? found.field() : "";
      faults.add(
          new FieldProblem(OF_BATCH + field, problem.code(), problem.what(), problem.advice()));
    }
    return Optional.of(reading);
  }

  /** Reads members; lists are joined by commas. */
  public Reading read(Map<String, String> values) {
    return read(values, KNOWN);
  }

  private Reading read(Map<String, String> values, List<String> known) {
    var problems = new Problems.Gathered();
    var fields = new Fields(values, problems);
    Optional<URI> address = address(fields);
    Set<HookEvent> events = events(fields);
    Optional<Secret> secret = secret(fields);
    var unknown = new TreeSet<>(values.keySet());
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      problems.add(
          new FieldProblem(
              "",
              "UnknownField",
              "A member is not known.",
              "Known are: " + String.join(", ", known) + "."));
    }
    return new Reading(address, events, fields.text("batch"), secret, problems.problems());
  }

  private Optional<URI> address(Fields fields) {
    Optional<String> text = fields.text("callbackUrl");
    if (text.isEmpty()) {
      fields.missing("callbackUrl", "Give the https address that is to be called.");
      return Optional.empty();
    }
    Optional<URI> address = parsed(text.get());
    if (address.isEmpty()) {
      fields.invalid(
          "callbackUrl",
          "is no https address of at most " + LONGEST_ADDRESS + " characters without user name",
          "Correct it.");
      return Optional.empty();
    }
    String host = String.valueOf(address.get().getHost());
    return switch (guard.judge(host)) {
      case HostGuard.Verdict.Allowed allowed -> address;
      case HostGuard.Verdict.Refused refused -> {
        fields.invalid(
            "callbackUrl",
            "leads to an address that is not public",
            "An administrator of this app can allow the host in ALLOWED_PRIVATE_HOSTS.");
        yield Optional.empty();
      }
      case HostGuard.Verdict.NotFound missing -> {
        fields.invalid("callbackUrl", "names a host that DNS has no address for", "Correct it.");
        yield Optional.empty();
      }
    };
  }

  private static Optional<URI> parsed(String text) {
    try {
      var address = new URI(text);
      boolean local = LOOPBACK.contains(String.valueOf(address.getHost()));
      boolean secure =
          "https".equalsIgnoreCase(address.getScheme())
              || (local && "http".equalsIgnoreCase(address.getScheme()));
      return text.length() <= LONGEST_ADDRESS
              && secure
              && address.getHost() != null
              && address.getRawUserInfo() == null
              && isPort(address.getPort())
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** That of the scheme, or one that there is. */
  private static boolean isPort(int port) {
    return port == -1 || (port > 0 && port <= 65_535);
  }

  private static Set<HookEvent> events(Fields fields) {
    Set<HookEvent> events = EnumSet.noneOf(HookEvent.class);
    String known =
        Arrays.stream(HookEvent.values()).map(HookEvent::word).collect(Collectors.joining(", "));
    List<String> words = fields.list("events");
    if (words.isEmpty()) {
      fields.missing("events", "Name at least one of " + known + ".");
    }
    for (String word : words) {
      HookEvent.of(word)
          .ifPresentOrElse(
              events::add,
              () ->
                  fields.invalid("events", "holds an unknown event", "Known are: " + known + "."));
    }
    return events;
  }

  private static Optional<Secret> secret(Fields fields) {
    Optional<String> text = fields.text("secret");
    boolean fits =
        text.filter(s -> s.length() < SHORTEST_SECRET || s.length() > LONGEST_SECRET).isEmpty()
            && text.filter(CellChecks::holdsControl).isEmpty();
    if (!fits) {
      fields.invalid(
          "secret",
          "has not " + SHORTEST_SECRET + " to " + LONGEST_SECRET + " printable characters",
          "Make one with: openssl rand -hex 32");
      return Optional.empty();
    }
    return text.map(Secret::of);
  }
}
