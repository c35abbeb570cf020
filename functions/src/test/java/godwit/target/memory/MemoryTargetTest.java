package godwit.target.memory;

import godwit.target.MailTarget;
import godwit.target.MailTargetContract;
import godwit.target.TargetMarksContract;
import godwit.target.TargetMovesContract;
import godwit.target.TargetProbe;

final class MemoryTargetTest
    implements MailTargetContract, TargetMarksContract, TargetMovesContract {
  private final MemoryConnector connector = new MemoryConnector();
  private final MemoryMailbox mailbox = connector.mailbox("ann@target.example");

  @Override
  public MailTarget target() {
    return connector.open("Ann@target.example");
  }

  @Override
  public MailTarget missing() {
    return connector.open("nobody@target.example");
  }

  @Override
  public TargetProbe probe() {
    return mailbox;
  }
}
