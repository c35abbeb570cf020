package godwit.local.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A value for each {@link Input}. */
record Inputs(Map<Input, Double> values) {
  Inputs {
    values = Map.copyOf(values);
  }

  /**
   * Reads {@code --option value} pairs.
   *
   * @throws IllegalArgumentException with what is wrong, for the person who typed it
   */
  static Inputs parse(List<String> args) {
    Map<Input, Double> values = new EnumMap<>(Input.class);
    for (Input input : Input.values()) {
      values.put(input, input.usual());
    }
    for (int i = 0; i < args.size(); i += 2) {
      if (i + 1 == args.size()) {
        throw new IllegalArgumentException(args.get(i) + " wants a value");
      }
      Input input = named(args.get(i));
      values.put(input, number(input, args.get(i + 1)));
    }
    for (Input input : Input.values()) {
      if (values.getOrDefault(input, input.usual()) < 0) {
        throw new IllegalArgumentException(input.option() + " is missing");
      }
    }
    return new Inputs(values);
  }

  double of(Input input) {
    return values.getOrDefault(input, input.usual());
  }

  private static Input named(String option) {
    for (Input input : Input.values()) {
      if (input.option().equals(option)) {
        return input;
      }
    }
    throw new IllegalArgumentException("no such option: " + option);
  }

  private static double number(Input input, String text) {
    if (text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
      double value = Double.parseDouble(text);
      if (input.takes(value)) {
        return value;
      }
    }
    throw new IllegalArgumentException(input.option() + " cannot be " + text);
  }
}
