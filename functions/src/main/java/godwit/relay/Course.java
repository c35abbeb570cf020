package godwit.relay;

import godwit.batch.Relay;
import godwit.copy.Company;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderPlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which chunk a leg copies next: one after the other as planned. One that was set aside, because
 * its last messages fail, has another turn when it is due and another chunk has been copied
 * meanwhile, and at the end. For one thread.
 */
final class Course {
  private final Deque<Place> ahead = new ArrayDeque<>();
  private final List<Aside> aside = new ArrayList<>();

  /** A chunk of a plan. */
  record Place(List<FolderPlan> folders, int index, int chunk) {
    FolderPlan folder() {
      return folders.get(index);
    }
  }

  /**
   * A chunk that was set aside.
   *
   * @param again whether another turn may bring more than the last one did
   */
  private record Aside(Place place, Instant due, boolean again) {
    Aside rested() {
      return new Aside(place, due, true);
    }
  }

  /** A chunk and what is left beside it. */
  record Step(Place place, Company company) {}

  /**
   * All chunks from where the relay stands.
   *
   * @param complete tells those that are complete already
   */
  Course(List<FolderPlan> folders, Relay from, Predicate<ChunkKey> complete) {
    for (int f = from.folder(); f < folders.size(); f++) {
      int first = f == from.folder() ? from.chunk() : 0;
      for (int c = first; c < folders.get(f).chunks().size(); c++) {
        if (!complete.test(folders.get(f).chunk(c))) {
          ahead.add(new Place(folders, f, c));
        }
      }
    }
  }

  /** The next turn; empty if only chunks are left that were set aside and must wait. */
  Optional<Step> next(Instant now) {
    Optional<Aside> back =
        aside.stream()
            .filter(a -> (a.again() || ahead.isEmpty()) && !now.isBefore(a.due()))
            .findFirst();
    back.ifPresent(aside::remove);
    return back.map(Aside::place)
        .or(() -> Optional.ofNullable(ahead.poll()))
        .map(place -> new Step(place, company()));
  }

  private Company company() {
    if (!ahead.isEmpty()) {
      return Company.OTHERS;
    }
    return aside.isEmpty() ? Company.NONE : Company.SUSPECTS;
  }

  /** The chunk that had its turn is complete: those set aside may go right after it. */
  void completed() {
    aside.replaceAll(Aside::rested);
  }

  /**
   * The chunk that had its turn must have another.
   *
   * @param due not before
   */
  void setAside(Place place, Instant due) {
    aside.add(new Aside(place, due, false));
  }

  /** Whether every chunk is complete. */
  boolean isDone() {
    return ahead.isEmpty() && aside.isEmpty();
  }

  /** When the first of those that were set aside is due. */
  Instant due(Instant now) {
    return aside.stream().map(Aside::due).min(Instant::compareTo).orElse(now);
  }

  /** Where another leg must begin: at the first chunk that is not complete. */
  Optional<Place> first() {
    return Stream.concat(aside.stream().map(Aside::place), ahead.stream())
        .min(Comparator.comparingInt(Place::index).thenComparingInt(Place::chunk));
  }
}
