package godwit.local.chaos.plan;

/** The kinds of faults, in the order in which they are told. */
public enum FaultKind {
  HOST_KILLED("host killed (SIGKILL) and started again"),
  STORAGE_RESTARTED("Azurite restarted"),
  IMAP_CUT("IMAP connection cut"),
  IMAP_STALLED("IMAP connection stalled"),
  GRAPH_CUT("Graph connection cut"),
  GRAPH_STALLED("Graph connection stalled"),
  GRAPH_429("Graph answered 429"),
  GRAPH_503("Graph answered 503"),
  GRAPH_504("Graph answered 504"),
  GRAPH_409("Graph answered 409"),
  ANSWER_LOST("Graph did it, its answer was lost"),
  ANSWER_WRONG("Graph did it and answered 504"),
  QUEUE_DOUBLED("queue message doubled"),
  QUEUE_DELAYED("queue message delayed"),
  QUEUE_REPLAYED("queue message of an earlier round sent again"),
  UIDVALIDITY_CHANGED("UIDVALIDITY changed"),
  EXPUNGED("messages expunged at the source"),
  APPENDED("messages appended at the source"),
  BATCH_RECREATED("batch deleted in the middle and made again");

  private final String words;

  FaultKind(String words) {
    this.words = words;
  }

  /** For the table. */
  public String words() {
    return words;
  }
}
