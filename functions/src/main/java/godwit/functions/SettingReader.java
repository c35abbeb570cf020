package godwit.functions;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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
    throw new IllegalArgumentException(
        "setting " + name + " is no whole number from " + least + " to " + most);
  }

  Duration seconds(String name, int usual, int least, int most) {
    return Duration.ofSeconds(number(name, usual, least, most));
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "SettingReader[hidden]";
  }
}
