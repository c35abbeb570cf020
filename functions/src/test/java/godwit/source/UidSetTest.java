package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UidSetTest {
  @ParameterizedTest
  @Seeds(300)
  void what_is_printed_is_read_again(long seed) {
    UidSet set = UidSet.of(uids(new Random(seed)));

    assertThat(UidSet.parse(set.toString())).isEqualTo(set);
  }

  @ParameterizedTest
  @Seeds(300)
  void holds_just_what_it_was_made_of(long seed) {
    var random = new Random(seed);
    List<Long> uids = uids(random);
    UidSet set = UidSet.of(uids);

    assertThat(set.uids()).containsExactlyElementsOf(new TreeSet<>(uids));
    for (long uid = 1; uid < 60; uid++) {
      assertThat(set.holds(uid)).isEqualTo(uids.contains(uid));
    }
  }

  @ParameterizedTest
  @Seeds(300)
  void the_sum_holds_what_either_holds(long seed) {
    var random = new Random(seed);
    List<Long> ours = uids(random);
    List<Long> theirs = uids(random);
    var both = new TreeSet<>(ours);
    both.addAll(theirs);

    assertThat(UidSet.of(ours).plus(UidSet.of(theirs)).uids()).containsExactlyElementsOf(both);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"3 1 2|1:3", "1 3|1,3", "4294967295 4294967294|4294967294:4294967295", "7|7"})
  void prints_as_imap_writes_it(String uids, String printed) {
    var list = List.of(uids.split(" ")).stream().map(Long::valueOf).toList();

    assertThat(UidSet.of(list)).hasToString(printed);
  }

  @Test
  void the_empty_set_is_the_empty_string() {
    assertThat(UidSet.EMPTY).hasToString("").isEqualTo(UidSet.parse(""));
    assertThat(UidSet.EMPTY.isEmpty()).isTrue();
    assertThat(UidSet.parse("1").isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1:0", "4294967296", "1,1", "1:2,3", "5,1", "x", "1:", ",", "1:2:3"})
  void what_is_no_set_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> UidSet.parse(text));
  }

  @Test
  void a_range_knows_its_ends_and_its_span() {
    var range = new UidRange(5, 9);

    assertThat(range.span()).isEqualTo(5);
    assertThat(range.holds(4)).isFalse();
    assertThat(range.holds(5)).isTrue();
    assertThat(range.holds(9)).isTrue();
    assertThat(range.holds(10)).isFalse();
    assertThat(range).hasToString("5:9");
    assertThat(new UidRange(1, UidRange.MAX_UID).span()).isEqualTo(4_294_967_295L);
  }

  private static List<Long> uids(Random random) {
    var uids = new ArrayList<Long>();
    for (int i = random.nextInt(40); i > 0; i--) {
      uids.add(1L + random.nextInt(50));
    }
    return uids;
  }
}
