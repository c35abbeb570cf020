package godwit.source;

/**
 * A folder together with the generation that its identifiers belong to; the two travel together.
 *
 * @param validity as the server says it
 */
public record FolderCursor(SourceFolder folder, UidValidity validity) {
  public FolderCursor {
    validity = validity.told();
  }
}
