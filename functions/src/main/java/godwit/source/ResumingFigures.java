package godwit.source;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Sizes from whichever session is in use, also where one message ends the connection whenever its
 * size is asked for: that one has none.
 */
final class ResumingFigures implements SourceFigures {
  private final Supplier<MailSource> session;
  private final CarefulList.Mending mending;

  ResumingFigures(Supplier<MailSource> session, CarefulList.Mending mending) {
    this.session = session;
    this.mending = mending;
  }

  @Override
  public SortedMap<Long, Long> sizes(FolderCursor cursor, UidRange range)
      throws MigrationException {
    try {
      return session.get().figures().sizes(cursor, range);
    } catch (TransientException e) {
      mending.after(e);
      var sizes = new TreeMap<Long, Long>();
      new CarefulList(session, mending, cursor)
          .of(range)
          .forEach(message -> sizes.put(message.uid(), message.sizeBytes()));
      return sizes;
    }
  }

  @Override
  public Optional<Long> bytes(SourceFolder folder) throws MigrationException {
    return session.get().figures().bytes(folder);
  }

  @Override
  public Optional<Quota> quota() throws MigrationException {
    return session.get().figures().quota();
  }
}
