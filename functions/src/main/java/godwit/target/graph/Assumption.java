package godwit.target.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What this writer takes for granted of Exchange Online although no document promises it. A tenant
 * that does otherwise is told by the setting {@code GRAPH_WITHOUT}; {@code ./godwit probe} finds
 * out. Without a word about it, what is refused is given up message by message, see {@link
 * DegradeLadder}.
 */
public enum Assumption {
  /** PidTagMessageFlags in a create makes a message received or a draft, read or unread. */
  MESSAGE_FLAGS,
  /** PidTagMessageDeliveryTime and PidTagClientSubmitTime in a create are kept. */
  DATES,
  /** PidTagTransportMessageHeaders is kept. */
  TRANSPORT_HEADERS,
  /** It may be longer than 32 KB. */
  LONG_HEADERS,
  /** PidTagInReplyToId and PidTagInternetReferences are kept. */
  THREADING,
  /** The Message-ID is kept. */
  MESSAGE_ID,
  /** PidTagIconIndex and PidTagLastVerbExecuted, which show answered and forwarded, are kept. */
  ICONS,
  /** The message class of opaque and encrypted S/MIME is kept, and its one attachment. */
  SMIME_OPAQUE,
  /** The same of clear-signed S/MIME, whose attachment has the type multipart/signed. */
  SMIME_SIGNED,
  /** A message may be from somebody else than the owner of the mailbox. */
  FOREIGN_SENDER,
  /** It may have more than 500 recipients. */
  MANY_RECIPIENTS,
  /** A received message takes attachments after its creation. */
  ATTACHMENTS_AFTER_CREATE,
  /** It takes them by upload session too. */
  UPLOAD_SESSIONS,
  /** A filter by our own property finds a message as soon as it is stored. */
  PROPERTY_FILTER,
  /** The name of a folder may have a slash. */
  FOLDER_SLASH;

  /** The word of the setting, such as {@code transport-headers}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Assumption> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equalsIgnoreCase(word)).findFirst();
  }
}
