package godwit.source;

/** What a folder is for (RFC 6154), or by name where the server does not say. */
public enum SpecialUse {
  INBOX,
  SENT,
  DRAFTS,
  TRASH,
  JUNK,
  ARCHIVE,
  ALL,
  FLAGGED,
  IMPORTANT
}
