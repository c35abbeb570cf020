package godwit.failure;

import java.time.Duration;

/** What becomes of work that failed. */
public sealed interface Disposition {
  /**
   * Work that is put back.
   *
   * @param delay how long it stays invisible
   * @param attempt number of the next try, counting from 1
   */
  record Requeue(Duration delay, int attempt) implements Disposition {}

  /** The folder's plan is dropped and made again. */
  record Replan() implements Disposition {}

  /** The mailbox stops and shows the advice. */
  record BlockMailbox(String code, String advice) implements Disposition {}

  /** The invocation fails, so that the host counts it and an alarm rises. */
  record FailLoudly(String code, String advice) implements Disposition {}
}
