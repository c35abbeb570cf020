package godwit.local.demo;

import java.util.List;

/**
 * A mailbox at the source.
 *
 * @param folders every folder, names joined by slashes, the empty ones too
 */
record SourceMailbox(List<String> folders, List<SourceMessage> messages) {
  SourceMailbox {
    folders = List.copyOf(folders);
    messages = List.copyOf(messages);
  }
}
