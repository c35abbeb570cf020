package godwit.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How every {@link MailTarget} lets a message follow its original. */
public interface TargetMovesContract {
  /** A mailbox without mail; the same one throughout a test. */
  MailTarget target();

  /** Another way into {@link #target()}. */
  TargetProbe probe();

  @Test
  default void a_message_follows_under_the_same_identity_and_is_found_by_its_new_stamp()
      throws Exception {
    ExchangeMessage message = Messages.ordinary().build();
    TargetMessageId id = stored(message);

    assertThat(target().move(id, folder("Old"), folder("New"), Messages.stamp(2))).isTrue();

    assertThat(probe().messages(folder("Old"))).isEmpty();
    assertThat(probe().messages(folder("New")))
        .singleElement()
        .satisfies(m -> assertThat(m.received()).isEqualTo(message.received()))
        .satisfies(m -> assertThat(m.draft()).isFalse());
    assertThat(target().find(folder("New"), Messages.stamp(2), message)).contains(id);
    assertThat(target().holds(id, message)).isTrue();
  }

  @Test
  default void following_again_is_harmless() throws Exception {
    TargetMessageId id = stored(Messages.ordinary().build());

    assertThat(target().move(id, folder("Old"), folder("New"), Messages.stamp(2))).isTrue();
    assertThat(target().move(id, folder("Old"), folder("New"), Messages.stamp(2))).isTrue();

    assertThat(probe().messages(folder("New"))).hasSize(1);
  }

  @Test
  default void a_message_that_its_owner_has_put_elsewhere_stays_there() throws Exception {
    TargetMessageId id = stored(Messages.ordinary().build());
    assertThat(target().move(id, folder("Old"), folder("Own"), Messages.stamp(1))).isTrue();

    assertThat(target().move(id, folder("Old"), folder("New"), Messages.stamp(2))).isFalse();

    assertThat(probe().messages(folder("Own"))).hasSize(1);
    assertThat(probe().messages(folder("New"))).isEmpty();
  }

  @Test
  default void a_message_that_is_gone_does_not_follow() throws Exception {
    var gone = new TargetMessageId("AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AgoneA");

    assertThat(target().move(gone, folder("Old"), folder("New"), Messages.stamp(2))).isFalse();
  }

  private TargetMessageId stored(ExchangeMessage message) throws Exception {
    Delivery delivery = target().deliver(folder("Old"), Messages.stamp(1), message);
    assertThat(delivery).isInstanceOf(Delivery.Stored.class);
    return ((Delivery.Stored) delivery).id();
  }

  private TargetFolderId folder(String name) throws Exception {
    return target().folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of(name))).id();
  }
}
