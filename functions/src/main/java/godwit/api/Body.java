package godwit.api;

/** What a request carries. Never shows itself: it may hold passwords. */
public sealed interface Body {
  /** Whether nothing is in it. */
  default boolean isEmpty() {
    return switch (this) {
      case None none -> true;
      case Text text -> text.text().isBlank();
      case Bytes bytes -> bytes.content().length == 0;
    };
  }

  /** Nothing, or nothing that reached the app. */
  record None() implements Body {}

  /** Text that was decoded before it reached the app. */
  record Text(String text) implements Body {
    @Override
    public String toString() {
      return "Text[hidden]";
    }
  }

  /** Bytes as they were sent. */
  final class Bytes implements Body {
    private final byte[] content;

    /**
     * @param content not copied; belongs to the body from now on
     */
    public Bytes(byte[] content) {
      this.content = content;
    }

    byte[] content() {
      return content;
    }

    @Override
    public String toString() {
      return "Bytes[hidden]";
    }
  }
}
