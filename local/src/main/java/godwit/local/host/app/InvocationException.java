package godwit.local.host.app;

/** A function threw, or could not be given its parameters; the cause says what happened. */
public final class InvocationException extends Exception {
  InvocationException(String function, Throwable cause) {
    super(function + " failed", cause);
  }
}
