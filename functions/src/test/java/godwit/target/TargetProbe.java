package godwit.target;

import java.util.List;

/** Looks into and meddles with a target mailbox, not through the port. */
public interface TargetProbe {
  /** What lies in a folder, in no order. */
  List<ArrivedMessage> messages(TargetFolderId folder);

  /** Removes one attachment, as if a crash had come before it. */
  void removeAnAttachment(TargetMessageId message);
}
