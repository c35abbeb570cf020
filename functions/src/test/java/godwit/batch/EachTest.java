package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.TransientException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachTest {
  private final Batch one = Batches.batch(Batches.id());
  private final Batch two = Batches.batch(Batches.id());
  private final Batch three = Batches.batch(Batches.id());
  private final List<Batch> seen = new ArrayList<>();

  @Test
  void one_in_trouble_keeps_nobody_from_the_others_and_the_first_failure_is_told() {
    assertThatThrownBy(() ->
            Each.of(
                List.of(one, two, three),
                batch -> {
                  seen.add(batch);
                  if (batch.equals(one)) {
                    throw new TransientException("Busy", "storage is busy");
                  }
                  if (batch.equals(two)) {
                    throw new IllegalStateException("a fault of ours");
                  }
                }))
        .isInstanceOf(TransientException.class)
        .hasSuppressedException(new IllegalStateException("a fault of ours"));
    assertThat(seen).containsExactly(one, two, three);
  }

  @Test
  void a_defect_is_told_too() {
    assertThatThrownBy(() ->
            Each.of(
                List.of(one, two),
                batch -> {
                  seen.add(batch);
                  throw new IllegalStateException("a fault of ours");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(seen).containsExactly(one, two);
  }
}
