package godwit.inspection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a run has gone through the rows of a batch: in each lane for itself.
 *
 * @param places lanes that it has begun
 * @param done whether it has gone through all rows that it is to go through
 */
public record Walk(Map<Lane, Place> places, boolean done) {
  /** Nothing was looked at. */
  public static final Walk BEGUN = new Walk(Map.of(), false);

  /** There is nothing to go through. */
  public static final Walk NONE = new Walk(Map.of(), true);

  public Walk {
    places = Map.copyOf(places);
  }

  /**
   * A place in a lane.
   *
   * @param after the end of a page of the store's rows; empty at the start
   * @param isEnd whether no row follows
   */
  public record Place(Optional<String> after, boolean isEnd) {
    static final Place START = new Place(Optional.empty(), false);
  }

  public Place in(Lane lane) {
    return places.getOrDefault(lane, Place.START);
  }

  /** One lane further. */
  public Walk to(Lane lane, Place place) {
    var more = new HashMap<>(places);
    more.put(lane, place);
    return new Walk(more, done);
  }

  /** The same, at its end if it is at the end of each of these lanes. */
  public Walk over(List<Lane> lanes) {
    return new Walk(places, done || lanes.stream().allMatch(lane -> in(lane).isEnd()));
  }

  /** As {@link #parse} reads it: a line for each lane. Neither part of it holds a tab. */
  public String text() {
    var lines = new TreeMap<String, String>();
    places.forEach((lane, place) ->
        lines.put(lane.key(), (place.isEnd() ? "end" : "open") + "\t" + place.after().orElse("")));
    var text = new StringBuilder();
    lines.forEach((lane, rest) -> text.append(lane).append('\t').append(rest).append('\n'));
    return text.toString();
  }

  /** Reads {@link #text}. */
  public static Walk parse(String text, boolean done) {
    var walk = new Walk(Map.of(), done);
    for (String line : text.lines().toList()) {
      String[] parts = line.split("\t", 3);
      Optional<String> after = Optional.of(parts[2]).filter(end -> !end.isEmpty());
      walk = walk.to(new Lane(parts[0]), new Place(after, parts[1].equals("end")));
    }
    return walk;
  }
}
