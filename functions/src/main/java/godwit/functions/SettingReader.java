package godwit.functions;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads settings and says in one line what is wrong with one; never quotes its value. */
record SettingReader(Map<String, String> environment) {
  Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException("setting " + name + " is absent"));
  }

  int number(String name, int usual, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    if (text.get().matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text.get());
      if (least <= value && value <= most) {
        return value;
      }
    }
    throw faulty(name, "no whole number from " + least + " to " + most);
  }

  Duration seconds(String name, int usual, int least, int most) {
    return Duration.ofSeconds(number(name, usual, least, most));
  }

  /**
   * What {@code maker} makes of the setting's value. What it says of a faulty one is left out,
   * since it may quote the value; {@code fault} is said instead.
   */
  static <T> T made(String name, String fault, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw faulty(name, fault);
    }
  }

  static IllegalArgumentException faulty(String name, String fault) {
    return new IllegalArgumentException("setting " + name + " is " + fault);
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "SettingReader[hidden]";
  }
}
