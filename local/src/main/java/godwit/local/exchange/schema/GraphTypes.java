package godwit.local.exchange.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The stand-in's table of Graph's mail types (resource {@code mail-types.txt}, from the service's
 * published metadata).
 */
public final class GraphTypes {
  private final Map<String, Map<String, Member>> members = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private final Set<String> abstracts = new HashSet<>();
  private final Map<String, List<String>> enumerations = new HashMap<>();

  private GraphTypes() {}

  /** Reads the table that is part of the program. */
  public static GraphTypes load() {
    GraphTypes types = new GraphTypes();
    try (InputStream in =
            Objects.requireNonNull(GraphTypes.class.getResourceAsStream("mail-types.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      types.read(lines.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return types;
  }

  private void read(List<String> lines) {
    String current = "";
    for (String line : lines) {
      List<String> words = new ArrayList<>(List.of(line.trim().split(" ", -1)));
      if (line.startsWith("enum ")) {
        enumerations.put(words.get(1), List.copyOf(words.subList(2, words.size())));
      } else if (line.startsWith("type ")) {
        current = words.get(1);
        define(current, words.subList(2, words.size()));
      } else {
        Member member = Member.parse(line);
        members.getOrDefault(current, new HashMap<>()).put(member.name(), member);
      }
    }
  }

  private void define(String type, List<String> traits) {
    members.put(type, new HashMap<>());
    for (String trait : traits) {
      if (trait.equals("abstract")) {
        abstracts.add(type);
      } else {
        bases.put(type, trait);
      }
    }
  }

  /** The member of a type or of one it extends. Action parameters compare without case. */
  Optional<Member> member(String type, String name) {
    for (String at = type; at != null; at = bases.get(at)) {
      Map<String, Member> own = members.getOrDefault(at, Map.of());
      Member exact = own.get(name);
      if (exact != null) {
        return Optional.of(exact);
      }
      if (at.startsWith("action.")) {
        return own.values().stream().filter(m -> m.name().equalsIgnoreCase(name)).findFirst();
      }
    }
    return Optional.empty();
  }

  /** The member names of a type and all it extends; what $select may name. */
  public Set<String> names(String type) {
    Set<String> names = new HashSet<>();
    for (String at = type; at != null; at = bases.get(at)) {
      names.addAll(members.getOrDefault(at, Map.of()).keySet());
    }
    return names;
  }

  List<Member> required(String type) {
    return members.getOrDefault(type, Map.of()).values().stream()
        .filter(Member::isRequired)
        .toList();
  }

  /** The metadata's spelling of an enumeration value; Graph takes any case. */
  Optional<String> enumValue(String enumeration, String value) {
    return enumerations.getOrDefault(enumeration, List.of()).stream()
        .filter(known -> known.equalsIgnoreCase(value))
        .findFirst();
  }

  boolean isEnumeration(String type) {
    return enumerations.containsKey(type);
  }

  boolean isAbstract(String type) {
    return abstracts.contains(type);
  }

  /** Whether {@code type} is {@code base} or extends it. */
  boolean extendsType(String type, String base) {
    for (String at = type; at != null; at = bases.get(at)) {
      if (at.equals(base)) {
        return members.containsKey(type);
      }
    }
    return false;
  }
}
