package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.target.Attachment;
import godwit.target.ExchangeMessage;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a message in doubt. Half-made ones carry the stamp that only we give and are removed,
 * unless somebody has changed them since: what its owner has done to a message is not undone. Of
 * several whole ones the first is taken and none is touched: a user may have made a copy.
 */
final class MessageSearch {
  private static final String SEARCH = "look for a message in doubt";

  /** Room for what a request has beside the body and the attachments. */
  private static final long BESIDE_BYTES = 500_000;

  /** As a control character of the body is written. */
  private static final long LONGEST_CHARACTER = 6;

  /** What a message of ours is that was found. */
  private enum Found {
    WHOLE,
    HALF_MADE,
    /** Not whole, and perhaps because its owner wants it so. */
    ALTERED
  }

  private final GraphCaller caller;
  private final Removal removal;
  private final String address;
  private final TenantFit fit;

  MessageSearch(GraphCaller caller, String address, TenantFit fit) {
    this.caller = caller;
    this.removal = new Removal(caller, address);
    this.address = address;
    this.fit = fit;
  }

  Optional<TargetMessageId> find(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    ExchangeMessage expected = fit.fit(message).message();
    Optional<TargetMessageId> whole = Optional.empty();
    try {
      for (CreatedMessage found : stamped(folder, stamp)) {
        Found as = judged(found, expected);
        if (as == Found.HALF_MADE) {
          removal.remove(found.id());
        } else if (as == Found.WHOLE && whole.isEmpty()) {
          whole = Optional.of(new TargetMessageId(found.id()));
        }
      }
    } catch (GraphFaultException failed) {
      throw GraphErrors.stop(failed.fault(), SEARCH);
    }
    return whole;
  }

  private List<CreatedMessage> stamped(TargetFolderId folder, MessageStamp stamp)
      throws GraphFaultException {
    return fit.tenant().lacks(Assumption.PROPERTY_FILTER)
        ? caller.call(new ListStamped(address, folder, stamp))
        : caller.call(new FindMessages(address, folder, stamp));
  }

  /** Whether a message is there and whole; a half-made one is removed. */
  boolean holds(TargetMessageId id, ExchangeMessage message) throws MigrationException {
    try {
      CreatedMessage found = caller.call(new GetMessage(address, id));
      Found as = judged(found, fit.fit(message).message());
      if (as != Found.HALF_MADE) {
        return as == Found.WHOLE;
      }
    } catch (GraphFaultException failed) {
      if (GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.GONE) {
        return false;
      }
      throw GraphErrors.stop(failed.fault(), SEARCH);
    }
    removal.remove(id.value());
    return false;
  }

  private Found judged(CreatedMessage found, ExchangeMessage expected) throws GraphFaultException {
    if (found.isSentDraft(expected) || isWhole(found, expected)) {
      return Found.WHOLE;
    }
    if (!found.isTouched() || !found.hasStateOf(expected)) {
      return Found.HALF_MADE;
    }
    return fitsOneRequest(expected) ? Found.WHOLE : Found.ALTERED;
  }

  /** Then it was whole from the first, and what it lacks was taken out of it. */
  private static boolean fitsOneRequest(ExchangeMessage message) {
    long files =
        message.attachments().stream().mapToLong(a -> AttachmentJson.of(a).lengthBytes()).sum();
    long body = LONGEST_CHARACTER * message.body().content().length();
    return files + body + BESIDE_BYTES <= AttachmentPlan.CREATE_BYTES;
  }

  private boolean isWhole(CreatedMessage found, ExchangeMessage expected)
      throws GraphFaultException {
    boolean hasTime = fit.tenant().lacks(Assumption.DATES) || found.hasTimeOf(expected);
    if (!found.hasStateOf(expected) || !hasTime) {
      return false;
    }
    if (expected.attachments().isEmpty()) {
      return true;
    }
    List<Long> there = caller.call(new ListAttachments(address, found.id()));
    // On the lowest rung of the degrade ladder the original stands for all of them.
    return holds(there, expected.attachments()) || holds(there, List.of(expected.original()));
  }

  /** By number and size: Exchange counts what it keeps beside the content too, so never less. */
  static boolean holds(List<Long> there, List<Attachment> expected) {
    if (there.size() != expected.size()) {
      return false;
    }
    long[] found = there.stream().mapToLong(Long::longValue).sorted().toArray();
    long[] wanted = expected.stream().mapToLong(a -> a.content().sizeBytes()).sorted().toArray();
    for (int i = 0; i < wanted.length; i++) {
      if (found[i] < wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
