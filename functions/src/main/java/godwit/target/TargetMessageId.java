package godwit.target;

/** Immutable identity of a message in the target mailbox, as the target gave it. */
public record TargetMessageId(String value) {}
