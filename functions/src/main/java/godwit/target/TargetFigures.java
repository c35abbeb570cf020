package godwit.target;

import godwit.failure.MigrationException;
import java.util.OptionalLong;

/** What a target can tell of itself; asking changes nothing. */
public interface TargetFigures {
  /** A target that tells nothing. */
  TargetFigures UNKNOWN =
      new TargetFigures() {
        @Override
        public OptionalLong messages() {
          return OptionalLong.empty();
        }

        @Override
        public OptionalLong messages(TargetFolderId folder) {
          return OptionalLong.empty();
        }

        @Override
        public boolean has(TargetMessageId message) {
          return false;
        }
      };

  /** How many messages lie in the inbox and the folders beside it, not in those below them. */
  OptionalLong messages() throws MigrationException;

  /** How many messages lie in a folder; empty if it is gone. */
  OptionalLong messages(TargetFolderId folder) throws MigrationException;

  /** Whether a message is there, in whatever folder. */
  boolean has(TargetMessageId message) throws MigrationException;
}
