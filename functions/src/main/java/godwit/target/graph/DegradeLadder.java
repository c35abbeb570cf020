package godwit.target.graph;

import godwit.target.ExchangeMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is given up, one rung at a time, when Graph finds fault with a message: first what a reader
 * misses least, but first of all what the refusal names. Pure.
 *
 * @param message as it is sent on this rung
 * @param degradations what is given up so far, in words
 */
record DegradeLadder(ExchangeMessage message, List<String> degradations, Set<Rung> taken) {
  DegradeLadder {
    degradations = List.copyOf(degradations);
    taken = Set.copyOf(taken);
  }

  /** The top: everything is sent. */
  static DegradeLadder top(Fitted fitted) {
    return new DegradeLadder(fitted.message(), fitted.degradations(), Set.of());
  }

  /**
   * The next rung down, passing over those that change nothing in this message.
   *
   * @param code Graph's code for what it refused
   * @return empty if there is none left
   */
  Optional<DegradeLadder> below(String code) {
    Stream<Rung> named = Stream.of(Rung.values()).filter(rung -> rung.isNamedBy(code));
    return Stream.concat(named, Stream.of(Rung.values()))
        .filter(rung -> !taken.contains(rung))
        .flatMap(rung -> step(rung).stream())
        .findFirst();
  }

  /** The lowest rung at once, for a message of which an attachment was refused. */
  Optional<DegradeLadder> bottom() {
    return taken.contains(Rung.ORIGINAL) ? Optional.empty() : step(Rung.ORIGINAL);
  }

  private Optional<DegradeLadder> step(Rung rung) {
    ExchangeMessage less = rung.without(message);
    if (less.equals(message)) {
      return Optional.empty();
    }
    Set<Rung> steps = EnumSet.of(rung);
    steps.addAll(taken);
    List<String> words = new ArrayList<>(degradations);
    words.add(rung.words());
    return Optional.of(new DegradeLadder(less, words, steps));
  }

  /** What can be given up, in this order. */
  enum Rung {
    TRANSPORT_HEADERS("transport headers refused by Exchange") {
      @Override
      ExchangeMessage without(ExchangeMessage message) {
        return Reduced.withoutProperties(message, Set.of("0x007D"));
      }
    },
    THREADING("Message-ID and references refused by Exchange") {
      @Override
      ExchangeMessage without(ExchangeMessage message) {
        return Reduced.withoutMessageId(
            Reduced.withoutProperties(message, Set.of("0x1039", "0x1042")));
      }
    },
    REPORT_CLASS("class of a report refused by Exchange") {
      @Override
      ExchangeMessage without(ExchangeMessage message) {
        return Reduced.withoutReportClass(message);
      }
    },
    BROKEN_ADDRESSES("addresses that Exchange cannot hold moved into the text") {
      @Override
      ExchangeMessage without(ExchangeMessage message) {
        return AddressesInText.move(message, AddressesInText::isBroken);
      }
    },
    ADDRESSES("addresses refused by Exchange moved into the text") {
      @Override
      ExchangeMessage without(ExchangeMessage message) {
        return AddressesInText.move(message, mailbox -> true);
      }
    },
    ORIGINAL("refused by Exchange as it was sent: its text, with the original attached") {
      @Override
      ExchangeMessage without(ExchangeMessage message) {
        ExchangeMessage named = AddressesInText.move(message, mailbox -> true);
        return Reduced.toOriginal(message, READ_ORIGINAL + ReadableText.of(named.body()));
      }
    };

    private static final String READ_ORIGINAL =
        "[Exchange did not take this message as it was sent."
            + " It is attached as it was received, in original.eml.]\r\n\r\n";

    private final String words;

    Rung(String words) {
      this.words = words;
    }

    abstract ExchangeMessage without(ExchangeMessage message);

    String words() {
      return words;
    }

    boolean isNamedBy(String code) {
      return switch (this) {
        case TRANSPORT_HEADERS -> code.startsWith("InvalidInternetMessageHeader");
        case THREADING -> code.equals("ErrorInvalidInternetMessageId");
        case BROKEN_ADDRESSES -> code.equals("ErrorInvalidRecipients");
        case ADDRESSES -> code.equals("ErrorInvalidRecipients") || code.equals("ErrorSendAsDenied");
        case REPORT_CLASS, ORIGINAL -> false;
      };
    }
  }
}
