package godwit.api;

import java.util.List;

/** Chooses the form of an answer. */
final class Accept {
  private Accept() {}

  /** What of {@code offered} the caller likes best, the first if it does not mind. */
  static String oneOf(ApiCall call, String... offered) throws Refusal {
    return MediaType.best(call.request().header("accept").orElse(""), List.of(offered))
        .orElseThrow(() ->
            new Refusal(
                406,
                "not-acceptable",
                "Not acceptable",
                "This is to be had as " + String.join(", ", offered) + "."));
  }
}
