package godwit.local.demo;

import godwit.local.client.MessageAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the batch answers for every message at the source exactly once. Pure. */
final class AccountCheck {
  private AccountCheck() {}

  /** The account of one mailbox by place; of several for one place, the last. */
  static Map<SourceMessage.Place, MessageAccount> byPlace(List<MessageAccount> account) {
    var places = new HashMap<SourceMessage.Place, MessageAccount>();
    account.forEach(a -> places.put(place(a), a));
    return Map.copyOf(places);
  }

  /** One line for each message without account, with two, or in the account alone. */
  static List<String> faults(SourceMailbox source, List<MessageAccount> account) {
    var faults = new ArrayList<String>();
    Set<SourceMessage.Place> seen = new HashSet<>();
    for (MessageAccount row : account) {
      if (!seen.add(place(row))) {
        faults.add("the account has UID " + row.uid() + " of " + row.folder() + " twice");
      }
    }
    for (SourceMessage message : source.messages()) {
      if (!seen.remove(message.place())) {
        faults.add(
            "the account lacks "
                + message.facts().title()
                + ", UID "
                + message.place().uid()
                + " of "
                + message.place().folder());
      }
    }
    seen.forEach(p ->
        faults.add(
            "the account has UID " + p.uid() + " of " + p.folder() + ", unknown at the source"));
    return List.copyOf(faults);
  }

  private static SourceMessage.Place place(MessageAccount row) {
    return new SourceMessage.Place(row.folder(), row.uidValidity(), row.uid());
  }
}
