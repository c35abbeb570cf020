package godwit.copy;

/**
 * What else of a mailbox is left to be sent when a message fails: others that go through tell that
 * it is this message's fault and not the service's.
 */
public enum Company {
  /** Other chunks have messages that were not tried yet. */
  OTHERS,
  /** Other chunks have only messages that fail as well. */
  SUSPECTS,
  /** This chunk is the last. */
  NONE
}
