package godwit.mime.part;

import godwit.mime.entity.Entity;
import java.util.List;

/**
 * The leaves of a message by use.
 *
 * @param texts what the body is made of, in order
 * @param files what becomes attachments, in order
 * @param signatureDetached whether a signed part was taken apart
 */
public record CollectedParts(List<Entity> texts, List<Entity> files, boolean signatureDetached) {
  public CollectedParts {
    texts = List.copyOf(texts);
    files = List.copyOf(files);
  }
}
