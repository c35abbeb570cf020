package godwit.target;

/**
 * A folder in the target mailbox.
 *
 * @param path where it really lies: where it was asked for, unless the target has something else
 *     under that name or does not take the name as it is
 */
public record TargetFolder(TargetFolderId id, TargetFolderPath path) {}
