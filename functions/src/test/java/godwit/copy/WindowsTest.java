package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Seeds;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class WindowsTest {
  private static final MessageFlags NONE =
      new MessageFlags(false, false, false, false, false, Set.of());

  @ParameterizedTest
  @Seeds(300)
  void every_message_is_in_one_window_and_no_window_is_too_large(long seed) {
    var random = new Random(seed);
    var windows = new Windows(1 + random.nextInt(10), 1 + random.nextInt(1_000));
    List<MessageSummary> all = messages(random);

    List<List<MessageSummary>> cut = windows.cut(all);

    assertThat(cut.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    assertThat(cut)
        .allSatisfy(window -> {
          assertThat(window).isNotEmpty().hasSizeLessThanOrEqualTo(windows.messages());
          assertThat(window.size() == 1 || size(window) <= windows.bytes()).isTrue();
        });
  }

  @ParameterizedTest
  @Seeds(300)
  void no_window_ends_sooner_than_it_must(long seed) {
    var random = new Random(seed);
    var windows = new Windows(1 + random.nextInt(10), 1 + random.nextInt(1_000));

    List<List<MessageSummary>> cut = windows.cut(messages(random));

    for (int i = 1; i < cut.size(); i++) {
      List<MessageSummary> before = cut.get(i - 1);
      long withNext = size(before) + cut.get(i).getFirst().sizeBytes();
      assertThat(before.size() == windows.messages() || withNext > windows.bytes()).isTrue();
    }
  }

  @Test
  void a_large_message_has_a_window_of_its_own() {
    var sizes = List.of(10L, 500L, 10L);

    assertThat(new Windows(90, 100).cut(messages(sizes))).hasSize(3);
  }

  @Test
  void a_window_may_be_full_to_the_last_byte() {
    assertThat(new Windows(90, 100).cut(messages(List.of(60L, 40L)))).hasSize(1);
    assertThat(new Windows(90, 100).cut(messages(List.of(60L, 41L)))).hasSize(2);
  }

  @Test
  void nothing_makes_no_window() {
    assertThat(new Windows(90, 100).cut(List.of())).isEmpty();
  }

  private static List<MessageSummary> messages(Random random) {
    var sizes = new ArrayList<Long>();
    for (int i = random.nextInt(50); i > 0; i--) {
      sizes.add((long) random.nextInt(1_500));
    }
    return messages(sizes);
  }

  private static List<MessageSummary> messages(List<Long> sizes) {
    var all = new ArrayList<MessageSummary>();
    for (long size : sizes) {
      all.add(new MessageSummary(all.size() + 1, size, Optional.empty(), NONE, Optional.empty()));
    }
    return all;
  }

  private static long size(List<MessageSummary> window) {
    return window.stream().mapToLong(MessageSummary::sizeBytes).sum();
  }
}
