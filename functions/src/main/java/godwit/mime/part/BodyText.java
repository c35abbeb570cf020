package godwit.mime.part;

import godwit.mime.body.UuBlocks.UuFile;
import godwit.mime.entity.Entity;
import java.util.List;

/**
 * The body, and what was in the texts but found no room in it.
 *
 * @param html whether {@code content} is HTML
 * @param files files written into the text
 * @param overflow text parts that are not whole in {@code content}
 */
public record BodyText(boolean html, String content, List<UuFile> files, List<Entity> overflow) {
  public BodyText {
    files = List.copyOf(files);
    overflow = List.copyOf(overflow);
  }
}
