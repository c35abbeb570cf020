package godwit.api;

/** How callers prove that they may call. */
public enum SignIn {
  /** By a function key, which the platform checks; it is good for every route. */
  KEYS,

  /**
   * By a token of Entra ID besides, which the platform's sign-in checks before it calls the app;
   * its roles decide. Only to be set together with that sign-in, as the templates do: without it a
   * caller could write the header himself.
   */
  ENTRA
}
