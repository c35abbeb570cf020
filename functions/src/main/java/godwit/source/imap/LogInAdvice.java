package godwit.source.imap;

/** What a person looks into when a log-in is refused, and where another password goes. */
final class LogInAdvice {
  /** To be used where each row has its own. */
  static final String OWN = "check the user name and password";

  private static final String ADMINISTRATOR =
      "check the administrator's name and password, that it may act for the user, and UserName;"
          + " another password goes to ";
  private static final String GOES_ON = ", and mailboxes that are blocked go on by themselves";

  static final String OF_ROW =
      ADMINISTRATOR + "PUT /api/batches/{batch}/mailboxes/{address}/credentials";
  static final String OF_BATCH =
      ADMINISTRATOR + "PATCH /api/batches/{batch} as adminPassword" + GOES_ON;
  static final String OF_ENDPOINT =
      ADMINISTRATOR + "PUT /api/endpoints/{endpoint} as adminPassword" + GOES_ON;

  /** While a server is tried out there is neither batch nor mailbox. */
  static final String ON_TRIAL =
      "check adminUser and its password, that it may act for the user, and userName";

  private LogInAdvice() {}
}
