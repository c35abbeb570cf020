package godwit.source.imap;

import godwit.source.MessageSummary;
import java.util.ArrayList;
import java.util.List;

/** Cuts a list of messages into what one FETCH command asks for. */
final class Batches {
  /** Servers take at least 8,192 bytes a line (RFC 7162 §4); this many identifiers fit. */
  static final int MAX_MESSAGES = 500;

  private Batches() {}

  /** In the given order; a message larger than {@code bytes} is a batch of its own. */
  static List<List<MessageSummary>> cut(List<MessageSummary> messages, long bytes) {
    var batches = new ArrayList<List<MessageSummary>>();
    var batch = new ArrayList<MessageSummary>();
    long sum = 0;
    for (MessageSummary message : messages) {
      boolean full = sum + message.sizeBytes() > bytes || batch.size() == MAX_MESSAGES;
      if (full && !batch.isEmpty()) {
        batches.add(List.copyOf(batch));
        batch.clear();
        sum = 0;
      }
      batch.add(message);
      sum += message.sizeBytes();
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
