package godwit.api;

/** Lets a call in or refuses it, before its handler sees it. */
final class Gate {
  private final SignIn signIn;

  Gate(SignIn signIn) {
    this.signIn = signIn;
  }

  /**
   * Returns if the caller may use the route.
   *
   * @throws Refusal 401 if the platform vouches for nobody, 403 if his roles do not allow it
   */
  void admit(Route route, ApiRequest request) throws Refusal {
    switch (signIn) {
      case KEYS -> {
        // The platform has asked for the key; what the header says is the caller's own word.
      }
      case ENTRA -> admit(Access.needed(route), request);
    }
  }

  private static void admit(Role needed, ApiRequest request) throws Refusal {
    ClientPrincipal caller = ClientPrincipal.of(request).orElseThrow(Gate::unknown);
    if (!caller.may(needed)) {
      throw new Refusal(
          403,
          "role",
          "Not allowed",
          "This needs the role "
              + needed.word()
              + ". An administrator of Entra ID assigns it: Enterprise applications, users and"
              + " groups.");
    }
  }

  private static Refusal unknown() {
    return new Refusal(
            401, "sign-in", "Not signed in", "Send a token of Entra ID as Authorization: Bearer.")
        .with("WWW-Authenticate", "Bearer");
  }
}
