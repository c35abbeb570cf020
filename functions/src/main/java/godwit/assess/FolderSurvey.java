package godwit.assess;

import godwit.failure.MigrationException;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.SourceFigures;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Adds up one folder: a command for each {@link #RANGE} messages, and no more than {@link #MOST} of
 * them, the newest. What is beyond is told by STATUS=SIZE, or by the average.
 *
 * @param limitBytes largest message that the target takes
 */
record FolderSurvey(MailSource source, SourceFigures sizes, long limitBytes) {
  /** Messages whose sizes are asked for one by one. */
  static final int MOST = 100_000;

  private static final int RANGE = 5_000;

  /**
   * What the folder holds.
   *
   * @param state as it was opened
   * @param mayGoOn whether there is time for messages one by one
   */
  Figures of(SourceFolder folder, FolderState state, boolean mayGoOn) throws MigrationException {
    if (state.messages() == 0) {
      return new Figures(1, 1, 0, 0, 0, 0, false, OptionalLong.empty());
    }
    if (!mayGoOn) {
      long bytes = sizes.bytes(folder).orElse(0L);
      return new Figures(1, 0, state.messages(), bytes, 0, 0, true, OptionalLong.empty());
    }
    return counted(folder, state);
  }

  private Figures counted(SourceFolder folder, FolderState state) throws MigrationException {
    var cursor = new FolderCursor(folder, state.validity());
    List<UidRange> ranges = source.plan(cursor, 1, RANGE);
    List<UidRange> newest =
        ranges.subList(Math.max(0, ranges.size() - MOST / RANGE), ranges.size());
    long seen = 0;
    long bytes = 0;
    long largest = 0;
    long over = 0;
    for (UidRange range : newest) {
      Collection<Long> each = sizes.sizes(cursor, range).values();
      seen += each.size();
      bytes += each.stream().mapToLong(Long::longValue).sum();
      largest = Math.max(largest, each.stream().mapToLong(Long::longValue).max().orElse(0));
      over += each.stream().filter(size -> size > limitBytes).count();
    }
    boolean partly = newest.size() < ranges.size();
    Optional<Long> told = partly ? sizes.bytes(folder) : Optional.empty();
    long messages = partly ? Math.max(seen, state.messages()) : seen;
    long all = told.orElse(seen == 0 ? 0 : bytes / seen * messages);
    return new Figures(
        1, 0, messages, partly ? all : bytes, largest, over, partly, OptionalLong.empty());
  }
}
