package godwit.intake;

import godwit.batch.RowOptions;
import godwit.seal.Secret;
import java.util.Optional;

/**
 * One good row of a CSV.
 *
 * @param emailAddress the target mailbox as the file spells it
 * @param userName log-in name at the source
 * @param password exactly as in the file, spaces included
 * @param userRoot path of the user's folders for virtual shared folders
 * @param options what it wants otherwise than its batch
 */
public record BatchRow(
    String emailAddress,
    String userName,
    Secret password,
    Optional<String> userRoot,
    RowOptions options) {
  /** Shows no personal data. */
  @Override
  public String toString() {
    return "BatchRow[hidden]";
  }
}
