package godwit.target;

/**
 * Folders that every Exchange mailbox has, in any language (Graph: mailFolder, well-known names).
 */
public enum WellKnownFolder {
  INBOX("inbox"),
  SENT_ITEMS("sentitems"),
  DRAFTS("drafts"),
  DELETED_ITEMS("deleteditems"),
  JUNK_EMAIL("junkemail"),
  ARCHIVE("archive"),
  ROOT("msgfolderroot");

  private final String graphName;

  WellKnownFolder(String graphName) {
    this.graphName = graphName;
  }

  /** The name that Graph takes in place of an identity. */
  public String graphName() {
    return graphName;
  }
}
