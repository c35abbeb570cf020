package godwit.local.servers;

/** Something to be done when the program ends, Ctrl-C included, unless it was taken back before. */
public final class ExitHook {
  private final Thread thread;

  private ExitHook(Thread thread) {
    this.thread = thread;
  }

  /** Runs {@code action} when the program ends. */
  public static ExitHook set(String name, Runnable action) {
    Thread thread = new Thread(action, name);
    Runtime.getRuntime().addShutdownHook(thread);
    return new ExitHook(thread);
  }

  /** Takes it back; does nothing while the program is ending. Idempotent. */
  public void takeBack() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The program is ending: the hook has run or is running, and nothing is left to take back.
      return;
    }
  }
}
