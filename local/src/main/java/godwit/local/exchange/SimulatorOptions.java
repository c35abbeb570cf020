package godwit.local.exchange;

import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.store.AddressBook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How the stand-in is started.
 *
 * @param door where it is reached
 * @param data where its state is kept; empty for a temporary directory that goes when it ends
 * @param token the bearer token that Graph requests must carry
 * @param settings limits, latency and assumptions at the start
 * @param addressBook which addresses are mailboxes
 * @param language of the default folders of new mailboxes
 * @param time where time comes from and how it is spent
 */
public record SimulatorOptions(
    Door door,
    Optional<Path> data,
    String token,
    Settings settings,
    AddressBook addressBook,
    String language,
    Time time) {

  /**
   * Where time comes from and how it is spent.
   *
   * @param clock for dates and throttling windows
   * @param pause waits for the latency
   */
  public record Time(Clock clock, Pause pause) {}

  /**
   * Where it is reached.
   *
   * @param port on the loopback interface; 0 for any free one
   * @param url scheme, host and port as its answers give them in links, where callers come through
   *     a proxy; empty for its own
   */
  public record Door(int port, Optional<URI> url) {}

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  /** Any port, temporary state, documented limits, any mailbox, English, and no waiting at all. */
  public static SimulatorOptions of(String token, Clock clock) {
    return new SimulatorOptions(
        new Door(0, Optional.empty()),
        Optional.empty(),
        token,
        Settings.documented(),
        AddressBook.open(),
        "en",
        new Time(clock, duration -> {}));
  }

  public SimulatorOptions withPort(int other) {
    return with(new Door(other, door.url()));
  }

  /** The same behind a proxy at {@code url}. */
  public SimulatorOptions withUrl(URI url) {
    return with(new Door(door.port(), Optional.of(url)));
  }

  public SimulatorOptions with(Door other) {
    return new SimulatorOptions(other, data, token, settings, addressBook, language, time);
  }

  public SimulatorOptions withData(Path directory) {
    return new SimulatorOptions(
        door, Optional.of(directory), token, settings, addressBook, language, time);
  }

  public SimulatorOptions withToken(String other) {
    return new SimulatorOptions(door, data, other, settings, addressBook, language, time);
  }

  public SimulatorOptions with(Settings other) {
    return new SimulatorOptions(door, data, token, other, addressBook, language, time);
  }

  public SimulatorOptions with(AddressBook other) {
    return new SimulatorOptions(door, data, token, settings, other, language, time);
  }

  public SimulatorOptions withLanguage(String other) {
    return new SimulatorOptions(door, data, token, settings, addressBook, other, time);
  }

  public SimulatorOptions with(Time other) {
    return new SimulatorOptions(door, data, token, settings, addressBook, language, other);
  }

  /**
   * With one doubtful thing answered another way.
   *
   * @param answer such as {@code transport-headers=refuse} or {@code folder-name-chars=64}
   * @throws IllegalArgumentException if it names nothing that can be answered this way
   */
  public SimulatorOptions assuming(String answer) {
    return with(Assume.apply(settings, answer));
  }

  @Override
  public String toString() {
    return "SimulatorOptions[door=" + door + ", language=" + language + "]";
  }
}
