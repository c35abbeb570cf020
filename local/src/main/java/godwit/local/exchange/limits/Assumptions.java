package godwit.local.exchange.limits;

/**
 * What Exchange Online does where public sources only guess; each can be switched either way.
 *
 * @param messageFlags Integer 0x0E07 in a create: KEEP decides draft and read, IGNORE does nothing
 * @param dates SystemTime 0x0E06 and 0x0039 in a create
 * @param transportHeaders String 0x007D in a create
 * @param smimeClass String 0x001A of an S/MIME class in a create
 * @param foreignSender from or sender that is not the mailbox itself
 * @param attachmentsAfterCreate adding attachments to a message that is no draft: KEEP or REFUSE
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
    Answer smimeClass,
    Answer foreignSender,
    Answer attachmentsAfterCreate,
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
        Answer.REFUSE,
        Answer.KEEP,
        true,
        0);
  }
}
