package godwit.source.memory;

import godwit.source.MailSource;
import godwit.source.MailSourceContract;

/** The source in memory keeps the contract. */
class MemorySourceContractTest implements MailSourceContract {
  private final MemoryMailbox mailbox = new MemoryMailbox();

  @Override
  public MemoryMailbox mailbox() {
    return mailbox;
  }

  @Override
  public MailSource source() {
    return mailbox.session();
  }
}
