package godwit.mime.degradation;

/** A way in which an arrived message differs from the one sent. The words hold no content. */
public enum Degradation {
  UNREADABLE("the message could not be taken apart; the original is attached"),
  TOO_COMPLEX(
      "too many or too deeply nested parts, or too large a header; the original is attached"),
  DAMAGED("the message is damaged where its parts begin or end; the original is attached"),
  TOO_MANY_ATTACHMENTS(
      "more attachments than Exchange takes; the last ones are in the attached original"),
  BODY_SHORTENED("the text is too large for one request: shortened, and attached whole"),
  HEADERS_SHORTENED("the transport headers are too large: shortened; headers.txt has the rest"),
  RECIPIENTS_LEFT_OUT("recipients without a usable address are named in the headers only"),
  RECIPIENTS_CUT("too many recipients: the last ones are named in the headers only"),
  SENDER_WITHOUT_ADDRESS("the sender has no usable address; it is shown as a name"),
  FURTHER_AUTHORS("further authors are named in the headers only"),
  REFERENCES_SHORTENED("too many references: those in the middle are in the headers only"),
  MESSAGE_ID_UNUSABLE("the Message-ID is malformed; Exchange makes its own"),
  DATE_UNREADABLE("the Date header is unreadable; the time of receipt stands in"),
  TIME_UNKNOWN("no time is known of the message; 1970 stands in"),
  SIGNATURE_DETACHED("the signature can be verified in the attached original only"),
  WINMAIL_OPENED("winmail.dat was taken apart; what is no text and no file of it is left out"),
  WINMAIL_KEPT("what is in winmail.dat is not shown; it is attached as it is");

  private final String text;

  Degradation(String text) {
    this.text = text;
  }

  /** For a person: what is different and where to find the rest. */
  public String text() {
    return text;
  }
}
