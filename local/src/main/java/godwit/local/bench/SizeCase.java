package godwit.local.bench;

import java.util.List;
import java.util.function.Supplier;

/**
 * A message that is hard by its size or form.
 *
 * @param name of its mailbox
 * @param title for people
 * @param mail makes it
 * @param attachments that must arrive
 * @param recipients that must arrive
 * @param refusal code that it must be refused with; empty if it must arrive
 */
record SizeCase(
    String name,
    String title,
    Supplier<byte[]> mail,
    int attachments,
    int recipients,
    String refusal) {
  private static final long MIB = 1L << 20;

  /** What is promised: up to the limit, to the limit, and over it. */
  static List<SizeCase> all() {
    return List.of(
        new SizeCase(
            "plain", "message of 5 KB, for comparison", () -> SizeMail.withFileOf(3_000), 1, 1, ""),
        new SizeCase("large", "message of 150 MB", () -> SizeMail.ofBytes(150 * MIB), 1, 1, ""),
        new SizeCase(
            "file", "one file of 149 MB in it", () -> SizeMail.withFileOf(149 * MIB), 1, 1, ""),
        new SizeCase(
            "over",
            "one file of 151 MB in it",
            () -> SizeMail.withFileOf(151 * MIB),
            0,
            0,
            "MessageTooLarge"),
        new SizeCase("many", "250 attachments", () -> SizeMail.withFiles(250), 250, 1, ""),
        new SizeCase("crowd", "5,000 recipients", () -> SizeMail.toMany(5_000), 0, 5_000, ""),
        new SizeCase("deep", "nested 50 deep", () -> SizeMail.nested(50), 1, 1, ""));
  }

  String target() {
    return name + "@target.example";
  }
}
