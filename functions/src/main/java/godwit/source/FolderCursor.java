package godwit.source;

/**
 * A folder together with the generation that its identifiers belong to; the two travel together.
 */
public record FolderCursor(SourceFolder folder, UidValidity validity) {}
