package godwit.verify;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a mailbox after its copy.
 *
 * @param folders in the order in which they were copied
 * @param trouble why not everything could be looked at; empty if it could
 * @param skipped why nothing was looked at; empty if something was
 */
public record Verification(
    List<FolderCheck> folders, Optional<String> trouble, Optional<String> skipped) {
  public Verification {
    folders = List.copyOf(folders);
  }

  /** Of a mailbox that was not looked at. */
  public static Verification skipped(String why) {
    return new Verification(List.of(), Optional.empty(), Optional.of(why));
  }

  /** All folders together. */
  public FolderCheck total() {
    return folders.stream().reduce(FolderCheck.none(), FolderCheck::plus);
  }
}
