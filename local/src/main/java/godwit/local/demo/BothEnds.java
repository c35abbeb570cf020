package godwit.local.demo;

import godwit.local.client.ApiClient;
import godwit.local.client.InspectClient;
import godwit.local.client.MailboxFolders;
import godwit.local.client.MessageAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads every mailbox at both ends and compares them. */
final class BothEnds {
  private final ApiClient api;
  private final InspectClient inspect;
  private final String batch;
  private final Screen screen;
  private final Findings findings;

  BothEnds(ApiClient api, InspectClient inspect, String batch, Screen screen, Findings findings) {
    this.api = api;
    this.inspect = inspect;
    this.batch = batch;
    this.screen = screen;
    this.findings = findings;
  }

  /** Removes one message that arrived, behind the functions' back. */
  void plantFault(List<MailboxLogin> logins) {
    for (MailboxLogin login : logins) {
      List<ArrivedMessage> there = new ArrivedReader(inspect).read(login.address()).messages();
      if (!there.isEmpty()) {
        ArrivedMessage gone = there.getFirst();
        inspect.removeMessage(login.address(), gone.id());
        screen.line(
            "  fault planted: %s removed from %s of %s"
                .formatted(gone.facts().title(), gone.folder(), login.address()));
        return;
      }
    }
    findings.fault("no message arrived, so that none could be removed");
  }

  /** Compares; the findings get a line for each mailbox whose ends differ. */
  void compare(DemoSource source) {
    var reader = new SourceReader(source.server());
    List<MessageAccount> account = api.messages(batch);
    for (MailboxLogin login : source.logins()) {
      List<MessageAccount> its =
          account.stream().filter(a -> a.mailbox().equalsIgnoreCase(login.address())).toList();
      compare(login.address(), reader.read(login), its);
    }
  }

  private void compare(String address, SourceMailbox source, List<MessageAccount> account) {
    ArrivedMailbox arrived = new ArrivedReader(inspect).read(address);
    var comparison =
        new Comparison(source, arrived, folders(address), AccountCheck.byPlace(account));
    List<FolderResult> results = comparison.results();
    screen.line("");
    ComparisonTable.lines(address, results, screen.columns()).forEach(screen::line);
    int unequal = results.stream().mapToInt(FolderResult::faults).sum();
    int equal = results.stream().mapToInt(r -> r.pairs().equal()).sum();
    findings.check(
        unequal == 0,
        address + ": all " + equal + " messages arrived and are equal",
        address + ": " + unequal + " messages are not as at the source, see above");
    List<String> faults = AccountCheck.faults(source, account);
    faults.forEach(fault -> findings.fault(address + ": " + fault));
  }

  private Map<String, String> folders(String address) {
    var folders = new HashMap<String, String>();
    for (MailboxFolders.Entry folder : api.mailbox(batch, address).folders()) {
      folders.put(folder.path(), folder.targetPath());
    }
    return folders;
  }
}
