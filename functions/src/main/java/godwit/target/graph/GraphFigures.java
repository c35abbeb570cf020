package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.target.TargetFigures;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.OptionalLong;

/** What Graph tells of a mailbox without changing anything: GETs only. */
record GraphFigures(GraphCaller caller, String address) implements TargetFigures {
  private static final String COUNT = "count the messages of the mailbox";

  @Override
  public OptionalLong messages() throws MigrationException {
    try {
      return OptionalLong.of(caller.call(new CountMessages(address)));
    } catch (GraphFaultException failed) {
      throw GraphErrors.stop(failed.fault(), COUNT);
    }
  }

  @Override
  public OptionalLong messages(TargetFolderId folder) throws MigrationException {
    try {
      return caller
          .call(new CountFolder(address, folder))
          .map(OptionalLong::of)
          .orElseGet(OptionalLong::empty);
    } catch (GraphFaultException failed) {
      if (GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.GONE) {
        return OptionalLong.empty();
      }
      throw GraphErrors.stop(failed.fault(), COUNT);
    }
  }

  @Override
  public boolean has(TargetMessageId message) throws MigrationException {
    try {
      CreatedMessage unused = caller.call(new GetMessage(address, message));
      return true;
    } catch (GraphFaultException failed) {
      if (GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.GONE) {
        return false;
      }
      throw GraphErrors.stop(failed.fault(), "look for a message");
    }
  }
}
