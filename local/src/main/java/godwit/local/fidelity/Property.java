package godwit.local.fidelity;

/** What is compared of every message, in the order of the report. */
public enum Property {
  SUBJECT("subject"),
  FROM("from"),
  TO("to"),
  CC("cc"),
  BCC("bcc"),
  REPLY_TO("reply-to"),
  SENT("sent time"),
  RECEIVED("received time"),
  STATE("read, flag, draft, icon and category"),
  MESSAGE_ID("Message-ID"),
  IN_REPLY_TO("In-Reply-To (0x1042)"),
  REFERENCES("References (0x1039)"),
  TRANSPORT_HEADERS("transport headers (0x007D)"),
  BODY("body text"),
  ATTACHMENTS("attachments: SHA-256 and name"),
  INLINE("inline images resolvable");

  private final String label;

  Property(String label) {
    this.label = label;
  }

  /** What the report calls it. */
  public String label() {
    return label;
  }
}
