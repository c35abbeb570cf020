package godwit.target;

/** Identity of a folder in the target mailbox, as the target gave it. */
public record TargetFolderId(String value) {}
