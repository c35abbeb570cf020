package godwit.source.imap;

import godwit.source.MessageSummary;
import java.util.ArrayList;
import java.util.List;

/** Cuts a list of messages into what one FETCH command asks for. */
final class Batches {
  /** Servers take at least 8,192 bytes a line (RFC 7162 §4); room is left for the rest of it. */
  static final int MAX_SET_CHARS = 7_500;

  /** What waits to be shown in order is bounded, whatever sizes a server makes up. */
  static final int MAX_MESSAGES = 5_000;

  /** What a message counts as whose size the server does not say. */
  private static final long UNKNOWN_BYTES = 64 * 1024;

  private Batches() {}

  /**
   * In the given order; a message larger than {@code bytes} is a batch of its own.
   *
   * @param mostMessages the server's own limit for a command, at least 1
   */
  static List<List<MessageSummary>> cut(
      List<MessageSummary> messages, long bytes, int mostMessages) {
    int most = Math.min(MAX_MESSAGES, mostMessages);
    var batches = new ArrayList<List<MessageSummary>>();
    int from = 0;
    long sum = 0;
    int chars = 0;
    for (int i = 0; i < messages.size(); i++) {
      MessageSummary message = messages.get(i);
      int more = i > from ? chars(messages.get(i - 1), message) : digits(message) * 2 + 2;
      boolean full =
          sum + bytes(message) > bytes || i - from == most || chars + more > MAX_SET_CHARS;
      if (full && i > from) {
        batches.add(List.copyOf(messages.subList(from, i)));
        from = i;
        sum = 0;
        chars = digits(message) * 2 + 2;
      } else {
        chars += more;
      }
      sum += bytes(message);
    }
    if (from < messages.size()) {
      batches.add(List.copyOf(messages.subList(from, messages.size())));
    }
    return batches;
  }

  private static long bytes(MessageSummary message) {
    return message.sizeBytes() == 0 ? UNKNOWN_BYTES : message.sizeBytes();
  }

  /** By how much the set of identifiers grows at most; a run of them is written by its ends. */
  private static int chars(MessageSummary before, MessageSummary message) {
    return before.uid() + 1 == message.uid() ? 0 : digits(message) * 2 + 2;
  }

  private static int digits(MessageSummary message) {
    return Long.toString(message.uid()).length();
  }
}
