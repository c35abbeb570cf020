package godwit.source.imap;

import godwit.source.UidValidity;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.angus.mail.iap.ParsingException;

/** What a server says while it opens a folder (RFC 9051 §6.3.3). Collects answers in any order. */
final class OpenFolder {
  private final boolean ignoreValidity;
  private OptionalInt messages = OptionalInt.empty();
  private long validity;
  private OptionalLong uidNext = OptionalLong.empty();
  private Optional<Long> highestModSeq = Optional.empty();
  private boolean search;

  /**
   * @param ignoreValidity whether every folder is taken to be of one generation always
   */
  OpenFolder(boolean ignoreValidity) {
    this.ignoreValidity = ignoreValidity;
  }

  void take(ImapAnswer answer) throws ParsingException {
    if (answer.keyEquals("EXISTS")) {
      messages = OptionalInt.of(answer.getNumber());
      if (answer.getNumber() < 0) {
        throw new ParsingException("fewer than no messages");
      }
    }
    if (!answer.isOK()) {
      return;
    }
    var code = answer.code();
    if (code.isPresent()) {
      note(code.get().name(), code.get().argument());
      search |= code.get().name().equals("NOMODSEQ") && isSearch(answer);
    }
  }

  /** Every server must say so (RFC 9051 §6.3.2): a folder is never taken for empty unsaid. */
  void requireCount() throws ParsingException {
    if (messages.isEmpty()) {
      throw new ParsingException("how many messages there are is not said");
    }
  }

  int messages() {
    return messages.orElse(0);
  }

  /** 0 if the server did not say. */
  UidValidity validity() {
    return new UidValidity(ignoreValidity ? 0 : validity);
  }

  OptionalLong uidNext() {
    return uidNext;
  }

  Optional<Long> highestModSeq() {
    return highestModSeq;
  }

  /** Whether it only shows what lies in other folders. */
  boolean isView() {
    return search && uidNext.isEmpty();
  }

  /**
   * Zimbra says so of saved searches, which it lists as folders, and of nothing else; no attribute
   * tells them.
   */
  private static boolean isSearch(ImapAnswer answer) {
    answer.reset();
    return answer.getRest().contains("not supported on search folders");
  }

  private void note(String name, String argument) throws ParsingException {
    switch (name) {
      case "UIDVALIDITY" -> validity = number(argument);
      // Only a hint: Zimbra has sent fewer than nothing for folders of others.
      case "UIDNEXT" -> uidNext = Tokens.digits(argument.strip());
      case "HIGHESTMODSEQ" -> highestModSeq = modSeq(argument);
      default -> {}
    }
  }

  /** Only good to notice changes; Zoho has been seen to send values that are none. */
  private static Optional<Long> modSeq(String argument) {
    return argument.strip().matches("[0-9]{1,18}")
        ? Optional.of(Long.parseLong(argument.strip()))
        : Optional.empty();
  }

  private static long number(String argument) throws ParsingException {
    if (!argument.strip().matches("[0-9]{1,18}")) {
      throw new ParsingException("number expected");
    }
    return Long.parseLong(argument.strip());
  }
}
