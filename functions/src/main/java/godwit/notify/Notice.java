package godwit.notify;

import godwit.batch.BatchId;
import godwit.hook.HookMessage;
import java.time.Instant;

/**
 * Something that is to be told and was not told yet.
 *
 * @param key what tells it from every other notice of its batch; made from what happened, so that
 *     noting it twice is noting it once
 * @param attempts how often it was begun to tell
 * @param due not before this time
 * @param version opaque; changes with each write
 */
public record Notice(
    BatchId batch, String key, Content content, int attempts, Instant due, String version) {
  /** The report as it is when the mail is written. */
  static Notice report(BatchId batch, String round, Instant now) {
    return new Notice(batch, "mail|" + round, new Content.Report(), 0, now, "");
  }

  static Notice hook(BatchId batch, String subscription, HookMessage message, Instant now) {
    String key = "hook|" + message.id() + "|" + subscription;
    return new Notice(batch, key, new Content.Hook(subscription, message), 0, now, "");
  }

  /** One more try is under way: until {@code until} nobody else tells it. */
  Notice begun(Instant until) {
    return new Notice(batch, key, content, attempts + 1, until, version);
  }

  Notice again(Instant next) {
    return new Notice(batch, key, content, attempts, next, version);
  }

  /** As it is stored. */
  public Notice at(String stored) {
    return new Notice(batch, key, content, attempts, due, stored);
  }

  /** What is told. */
  public sealed interface Content {
    /** A report by mail. */
    record Report() implements Content {}

    /**
     * An event to one subscriber.
     *
     * @param subscription its id
     */
    record Hook(String subscription, HookMessage message) implements Content {}
  }
}
