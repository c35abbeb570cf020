package godwit.local.demo;

/** A message at the source. */
record SourceMessage(Place place, MessageFacts facts) {

  /**
   * Where a message lies (RFC 9051 §2.3.1.1).
   *
   * @param folder names joined by slashes
   */
  record Place(String folder, long uidValidity, long uid) {}
}
