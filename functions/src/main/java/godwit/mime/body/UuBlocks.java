package godwit.mime.body;

import godwit.mime.coding.TransferEncoding;
import godwit.mime.entity.HeapContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that were written into text as uuencode, before MIME and after it. */
public final class UuBlocks {
  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.{0,254})");

  private UuBlocks() {}

  /**
   * A file found in text.
   *
   * @param content decoded
   */
  public record UuFile(String name, HeapContent content) {}

  /**
   * Takes the files out of a text. A block without {@code end}, or with lines that are no uuencode,
   * stays text.
   *
   * @param files receives them
   * @return the text without them
   */
  public static String extract(String text, List<UuFile> files) {
    if (!text.contains("begin ")) {
      return text;
    }
    List<String> lines = List.of(text.split("\\r?\\n", -1));
    var kept = new ArrayList<String>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Matcher begin = BEGIN.matcher(lines.get(i).stripTrailing());
      int end = begin.matches() ? endOfBlock(lines, i + 1) : -1;
      if (end < 0) {
        kept.add(lines.get(i));
      } else {
        files.add(new UuFile(begin.group(1), new HeapContent(decode(lines.subList(i + 1, end)))));
        i = end;
      }
    }
    return files.isEmpty() ? text : String.join("\r\n", kept);
  }

  /** The line {@code end} of a block whose lines are uuencode throughout, or -1. */
  private static int endOfBlock(List<String> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals("end") && i > from) {
        return i;
      }
      if (!line.isEmpty() && !isEncoded(line)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isEncoded(String line) {
    int count = (line.charAt(0) - ' ') & 0x3F;
    int needed = (count + 2) / 3 * 4;
    int present = line.length() - 1;
    return present <= needed + 2
        && present >= needed - 8
        && line.chars().allMatch(c -> c >= ' ' && c <= '`');
  }

  private static byte[] decode(List<String> lines) {
    byte[] encoded = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    try (var in = TransferEncoding.UUENCODE.decode(new ByteArrayInputStream(encoded))) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
