package godwit.local.exchange.store;

/**
 * What is kept in memory of one message; all else is read from the journal. Guarded by its
 * mailbox's lock.
 */
public final class MessageEntry {
  private final long number;
  private final long createdMillis;
  private Folder folder;
  private long moves;
  private SortKey key;
  private Extent extent;
  private boolean isRead;
  private long sizeBytes;

  MessageEntry(long number, long createdMillis, Folder folder, long moves, Extent extent) {
    this.number = number;
    this.createdMillis = createdMillis;
    this.folder = folder;
    this.moves = moves;
    this.extent = extent;
    this.key = new SortKey(0, number);
  }

  public long number() {
    return number;
  }

  public long createdMillis() {
    return createdMillis;
  }

  public Folder folder() {
    return folder;
  }

  public SortKey key() {
    return key;
  }

  long moves() {
    return moves;
  }

  Extent extent() {
    return extent;
  }

  boolean isRead() {
    return isRead;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  void moveTo(Folder other, long movesNow) {
    folder = other;
    moves = movesNow;
  }

  void describe(Extent where, long receivedMillis, boolean read, long bytes) {
    extent = where;
    key = new SortKey(receivedMillis, number);
    isRead = read;
    sizeBytes = bytes;
  }
}
