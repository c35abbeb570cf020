package godwit.batch;

import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.folder.FolderRules;
import java.util.Optional;

/**
 * What a row of the CSV wants otherwise than its batch; of what it does not name, the batch's
 * holds.
 *
 * @param endpoint name of a source server, of which the batch holds a copy for its rows
 * @param logIn how the mailbox is entered there
 * @param targetFolder path below which everything of it goes, see {@link FolderRules}
 */
public record RowOptions(
    Optional<EndpointName> endpoint, Optional<LogInForm> logIn, Optional<String> targetFolder) {
  /** All as the batch. */
  public static final RowOptions NONE =
      new RowOptions(Optional.empty(), Optional.empty(), Optional.empty());

  /** The batch's rules for folders, with the row's own place for them. */
  FolderRules folders(FolderRules ofBatch) {
    return targetFolder.map(ofBatch::below).orElse(ofBatch);
  }
}
