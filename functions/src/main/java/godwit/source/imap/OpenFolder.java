package godwit.source.imap;

import godwit.source.UidValidity;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.angus.mail.iap.ParsingException;

/** What a server says while it opens a folder (RFC 9051 §6.3.3). Collects answers in any order. */
final class OpenFolder {
  private int messages;
  private long validity;
  private OptionalLong uidNext = OptionalLong.empty();
  private Optional<Long> highestModSeq = Optional.empty();

  void take(ImapAnswer answer) throws ParsingException {
    if (answer.keyEquals("EXISTS")) {
      messages = answer.getNumber();
    }
    if (!answer.isOK()) {
      return;
    }
    var code = answer.code();
    if (code.isPresent()) {
      note(code.get().name(), code.get().argument());
    }
  }

  int messages() {
    return messages;
  }

  /** 0 if the server did not say. */
  UidValidity validity() {
    return new UidValidity(validity);
  }

  OptionalLong uidNext() {
    return uidNext;
  }

  Optional<Long> highestModSeq() {
    return highestModSeq;
  }

  private void note(String name, String argument) throws ParsingException {
    switch (name) {
      case "UIDVALIDITY" -> validity = number(argument);
      case "UIDNEXT" -> uidNext = OptionalLong.of(number(argument));
      case "HIGHESTMODSEQ" -> highestModSeq = Optional.of(number(argument));
      default -> {}
    }
  }

  private static long number(String argument) throws ParsingException {
    try {
      return Long.parseLong(argument.strip());
    } catch (NumberFormatException e) {
      throw new ParsingException("number expected");
    }
  }
}
