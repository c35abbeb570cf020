package godwit.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Sightings} does. */
public interface SightingsContract {
  Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");
  Instant FRIDAY = Instant.parse("2026-11-27T08:00:00Z");

  /** The sightings under test. */
  Sightings sightings();

  @Test
  default void what_stays_as_it_is_keeps_its_first_sight() throws Exception {
    var batch = Batches.id();

    assertThat(sightings().seen(batch, "a.example", List.of("mx"), MONDAY)).isEqualTo(MONDAY);
    assertThat(sightings().seen(batch, "a.example", List.of("mx"), FRIDAY)).isEqualTo(MONDAY);
  }

  @Test
  default void a_change_and_its_way_back_begin_anew() throws Exception {
    var batch = Batches.id();
    assertThat(sightings().seen(batch, "a.example", List.of("mx"), MONDAY)).isEqualTo(MONDAY);

    assertThat(sightings().seen(batch, "a.example", List.of("mx", "n"), TUESDAY))
        .isEqualTo(TUESDAY);
    assertThat(sightings().seen(batch, "a.example", List.of("mx"), FRIDAY)).isEqualTo(FRIDAY);
  }

  @Test
  default void batches_and_domains_are_apart_and_go_with_their_batch() throws Exception {
    var first = Batches.id();
    var second = Batches.id();
    assertThat(sightings().seen(first, "a.example", List.of("mx"), MONDAY)).isEqualTo(MONDAY);
    assertThat(sightings().seen(first, "b.example", List.of("mx"), TUESDAY)).isEqualTo(TUESDAY);
    assertThat(sightings().seen(second, "a.example", List.of("mx"), TUESDAY)).isEqualTo(TUESDAY);

    sightings().purge(first);
    sightings().purge(first);

    assertThat(sightings().seen(first, "a.example", List.of("mx"), FRIDAY)).isEqualTo(FRIDAY);
    assertThat(sightings().seen(second, "a.example", List.of("mx"), FRIDAY)).isEqualTo(TUESDAY);
  }
}
