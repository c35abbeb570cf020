package godwit.local.chaos.verdict;

import godwit.local.chaos.mail.SourceMail;
import godwit.local.chaos.mail.TargetMail;
import godwit.local.client.MailboxFolders;
import godwit.local.client.MessageAccount;
import java.util.List;

/**
 * All that is known of one mailbox at the end of a round.
 *
 * @param source what the source still has
 * @param expunged what was removed from it on the way, folder and key alone
 * @param target what arrived
 * @param account what the functions say became of each message
 * @param folders what they count by folder
 */
public record Evidence(
    List<SourceMail> source,
    List<SourceMail> expunged,
    List<TargetMail> target,
    List<MessageAccount> account,
    MailboxFolders folders) {
  public Evidence {
    source = List.copyOf(source);
    expunged = List.copyOf(expunged);
    target = List.copyOf(target);
    account = List.copyOf(account);
  }
}
