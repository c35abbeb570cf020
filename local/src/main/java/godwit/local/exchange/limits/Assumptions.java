package godwit.local.exchange.limits;

/**
 * What Exchange Online does where public sources only guess; each can be switched either way.
 *
 * @param messageFlags Integer 0x0E07 in a create: KEEP decides draft and read, IGNORE does nothing
 * @param dates SystemTime 0x0E06 and 0x0039 in a create
 * @param transportHeaders String 0x007D in a create
 * @param longHeaders the same of more than 32 KB
 * @param threading String 0x1039 and 0x1042 in a create
 * @param messageId internetMessageId in a create: IGNORE gives another one
 * @param icons Integer 0x1080 and 0x1081 in a create
 * @param smimeClass String 0x001A of opaque or encrypted S/MIME in a create
 * @param smimeSigned the same of clear-signed S/MIME
 * @param manyRecipients more than 500 recipients: IGNORE drops those above
 * @param foreignSender from or sender that is not the mailbox itself
 * @param attachmentsAfterCreate adding attachments to a message that is no draft: KEEP or REFUSE
 * @param uploadSessions attachments by upload session: KEEP or REFUSE
 * @param folderSlash a slash in the name of a folder: IGNORE puts a hyphen in its place
 * @param sensitiveEdits changing subject, body, recipients of a message that is no draft
 * @param multipartSignedType content type multipart/signed on an attachment: IGNORE makes it
 *     application/octet-stream
 * @param deleteKeepsCopy whether DELETE of a message moves it to Deleted Items
 * @param filterDelayMillis how long after its creation a property filter does not see a message
 */
public record Assumptions(
    Answer messageFlags,
    Answer dates,
    Answer transportHeaders,
    Answer longHeaders,
    Answer threading,
    Answer messageId,
    Answer icons,
    Answer smimeClass,
    Answer smimeSigned,
    Answer manyRecipients,
    Answer foreignSender,
    Answer attachmentsAfterCreate,
    Answer uploadSessions,
    Answer folderSlash,
    Answer sensitiveEdits,
    Answer multipartSignedType,
    boolean deleteKeepsCopy,
    long filterDelayMillis) {

  /** How a doubtful thing is answered. */
  public enum Answer {
    /** It is honoured. */
    KEEP,
    /** It is dropped without a word. */
    IGNORE,
    /** The request is refused, 400 for data and 403 for rights. */
    REFUSE
  }

  static Assumptions strict() {
    return new Assumptions(
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.KEEP,
        Answer.REFUSE,
        Answer.KEEP,
        true,
        0);
  }
}
