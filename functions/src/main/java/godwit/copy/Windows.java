package godwit.copy;

import godwit.source.MessageSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts messages into windows: what is sent between two commits.
 *
 * @param messages most messages in a window
 * @param bytes most bytes in a window; a larger message makes a window of its own
 */
record Windows(int messages, long bytes) {
  /** In the order given; every message in exactly one window. */
  List<List<MessageSummary>> cut(List<MessageSummary> all) {
    var windows = new ArrayList<List<MessageSummary>>();
    var window = new ArrayList<MessageSummary>();
    long size = 0;
    for (MessageSummary message : all) {
      boolean full = window.size() == messages || size + message.sizeBytes() > bytes;
      if (full && !window.isEmpty()) {
        windows.add(List.copyOf(window));
        window.clear();
        size = 0;
      }
      window.add(message);
      size += message.sizeBytes();
    }
    if (!window.isEmpty()) {
      windows.add(List.copyOf(window));
    }
    return windows;
  }
}
