package godwit.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WalkTest {
  private static final Lane OWN = new Lane("");
  private static final Lane OTHER = new Lane("old-host.1");
  private static final Walk.Place END = new Walk.Place(Optional.of("z@b.example"), true);

  @Test
  void is_at_its_end_when_every_lane_is() {
    Walk one = Walk.BEGUN.to(OWN, END).over(List.of(OWN, OTHER));
    Walk both = one.to(OTHER, new Walk.Place(Optional.empty(), true)).over(List.of(OWN, OTHER));

    assertThat(one.done()).isFalse();
    assertThat(both.done()).isTrue();
    assertThat(Walk.BEGUN.in(OTHER).isEnd()).isFalse();
    assertThat(Walk.NONE.over(List.of(OWN)).done()).isTrue();
  }

  @Test
  void is_read_as_it_was_written() {
    Walk walk =
        Walk.BEGUN.to(OWN, END).to(OTHER, new Walk.Place(Optional.of("a~2b@b.example"), false));

    assertThat(Walk.parse(walk.text(), false)).isEqualTo(walk);
    assertThat(Walk.parse("", true)).isEqualTo(Walk.NONE);
  }
}
