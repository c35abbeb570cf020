package godwit.copy;

/** Another worker has this mailbox now, or it is gone: stop at once and touch nothing. */
public final class BatonLostException extends Exception {
  private static final long serialVersionUID = 1L;

  public BatonLostException() {
    super("the baton was taken over", null, false, false);
  }
}
