package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.exchange.query.Filter;
import godwit.local.exchange.store.Folder;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MailboxMessages;
import godwit.local.exchange.store.MessageEntry;
import godwit.local.exchange.store.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds messages of some folders in order, without reading more of them than needed.
 *
 * @param mailbox where
 * @param folders in these folders
 * @param filter what they satisfy
 * @param newestFirst the order
 * @param visibleBeforeMillis messages made later are not yet seen by filters
 */
record MessageSearch(
    Mailbox mailbox,
    List<Folder> folders,
    Optional<Filter> filter,
    boolean newestFirst,
    long visibleBeforeMillis) {
  private static final int BATCH = 256;

  /** Up to {@code limit} messages after a place in the order. */
  List<MessageEntry> after(Optional<SortKey> place, int limit) {
    Optional<Filter.Lookup> lookup =
        filter.flatMap(Filter::lookup).filter(each -> MailboxMessages.isIndexed(each.property()));
    if (lookup.isPresent() || folders.size() != 1) {
      return candidates(lookup).stream()
          .filter(entry -> place.isEmpty() || order().compare(entry.key(), place.get()) > 0)
          .filter(this::matches)
          .limit(limit)
          .toList();
    }
    return scan(folders.getFirst(), place, limit);
  }

  private List<MessageEntry> scan(Folder folder, Optional<SortKey> start, int limit) {
    List<MessageEntry> found = new ArrayList<>();
    Optional<SortKey> place = start;
    while (found.size() < limit) {
      int wanted = filter.isPresent() ? BATCH : limit - found.size();
      List<MessageEntry> batch = mailbox.messages().after(folder, place, wanted, newestFirst);
      if (batch.isEmpty()) {
        return found;
      }
      place = Optional.of(batch.getLast().key());
      batch.stream().filter(this::matches).limit(limit - (long) found.size()).forEach(found::add);
    }
    return found;
  }

  private List<MessageEntry> candidates(Optional<Filter.Lookup> lookup) {
    return mailbox
        .messages()
        .locked(() ->
            lookup
                .map(each -> lookUp(each).stream())
                .orElseGet(() -> folders.stream().flatMap(f -> f.messages().values().stream()))
                .sorted(Comparator.comparing(MessageEntry::key, order()))
                .toList());
  }

  private List<MessageEntry> lookUp(Filter.Lookup lookup) {
    return mailbox.messages().lookUp(lookup.property(), lookup.value(), lookup.isPrefix()).stream()
        .filter(entry -> folders.contains(entry.folder()))
        .toList();
  }

  private Comparator<SortKey> order() {
    return newestFirst ? Comparator.naturalOrder() : Comparator.reverseOrder();
  }

  private boolean matches(MessageEntry entry) {
    if (filter.isEmpty()) {
      return true;
    }
    JsonNode doc = mailbox.messages().load(entry);
    return entry.createdMillis() <= visibleBeforeMillis && filter.get().test(doc);
  }
}
