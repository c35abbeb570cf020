package godwit.target.graph;

import godwit.failure.AppBlockedException;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.Map;

/**
 * What a refusal of Graph means: one table from code and status, and what follows from each
 * meaning. Pure; never looks at the words of an answer.
 */
final class GraphErrors {
  /** When the server asks to slow down without saying for how long. */
  static final Duration UNSAID_WAIT = Duration.ofSeconds(30);

  private static final Map<String, Meaning> BY_CODE =
      Map.ofEntries(
          Map.entry("ApplicationThrottled", Meaning.SLOW_DOWN),
          Map.entry("TooManyRequests", Meaning.SLOW_DOWN),
          Map.entry("ErrorServerBusy", Meaning.BUSY),
          Map.entry("ErrorTooManyObjectsOpened", Meaning.BUSY),
          Map.entry("ErrorInternalServerTransientError", Meaning.MAY_PASS),
          Map.entry("ErrorMailboxStoreUnavailable", Meaning.MAY_PASS),
          Map.entry("ErrorMailboxMoveInProgress", Meaning.MAY_PASS),
          Map.entry("ErrorIrresolvableConflict", Meaning.MAY_PASS),
          Map.entry("InvalidAuthenticationToken", Meaning.NOT_SIGNED_IN),
          Map.entry("ErrorAccessDenied", Meaning.NO_ACCESS),
          Map.entry("Authorization_RequestDenied", Meaning.NO_ACCESS),
          // The author of the message, not the mailbox.
          Map.entry("ErrorSendAsDenied", Meaning.BAD_ITEM),
          Map.entry("ErrorInvalidUser", Meaning.NO_MAILBOX),
          Map.entry("ResourceNotFound", Meaning.NO_MAILBOX),
          Map.entry("Request_ResourceNotFound", Meaning.NO_MAILBOX),
          Map.entry("MailboxNotEnabledForRESTAPI", Meaning.NOT_ENABLED),
          Map.entry("ErrorItemNotFound", Meaning.GONE),
          Map.entry("ErrorFolderNotFound", Meaning.GONE),
          Map.entry("ErrorParentFolderNotFound", Meaning.GONE),
          Map.entry("ErrorInvalidIdMalformed", Meaning.GONE),
          Map.entry("ErrorFolderExists", Meaning.EXISTS),
          Map.entry("ErrorInvalidFolderName", Meaning.BAD_NAME),
          Map.entry("ErrorFolderSave", Meaning.BAD_NAME),
          Map.entry("ErrorFolderSaveFailed", Meaning.BAD_NAME),
          Map.entry("ErrorQuotaExceeded", Meaning.FULL),
          Map.entry("ErrorMessageSizeExceeded", Meaning.TOO_LARGE),
          Map.entry("ErrorAttachmentSizeLimitExceeded", Meaning.TOO_LARGE));

  private GraphErrors() {}

  /** What a fault means, whatever was asked. */
  static Meaning meaning(GraphFault fault) {
    if (fault.status() == 429) {
      return Meaning.SLOW_DOWN;
    }
    Meaning known = BY_CODE.get(fault.code());
    return known != null ? known : byStatus(fault.status());
  }

  /** Whether it was the request that had too many bytes, and not the message. */
  static boolean isRequestTooLarge(GraphFault fault) {
    return fault.status() == 413 && !BY_CODE.containsKey(fault.code());
  }

  private static Meaning byStatus(int status) {
    return switch (status) {
      case 400 -> Meaning.BAD_ITEM;
      case 401 -> Meaning.NOT_SIGNED_IN;
      case 403 -> Meaning.NO_ACCESS;
      case 413 -> Meaning.TOO_LARGE;
      case 503 -> Meaning.BUSY;
      case 507 -> Meaning.FULL;
      default -> Meaning.MAY_PASS;
    };
  }

  /**
   * What to throw for a request that may be repeated without harm.
   *
   * @param tried what was tried, for a person, such as {@code make the folder "Projects"}
   */
  static MigrationException stop(GraphFault fault, String tried) {
    String code = fault.name();
    String what = "tried to " + tried + ": " + answer(fault);
    return switch (meaning(fault)) {
      case SLOW_DOWN, BUSY ->
          new ThrottledException(
              code, what + "; it goes on later", fault.retryAfter().orElse(UNSAID_WAIT));
      case MAY_PASS, BAD_ITEM, EXISTS, TOO_LARGE ->
          new TransientException(code, what + "; it is tried again");
      case GONE -> new FolderChangedException(code, what + "; the folder is looked up again");
      case NOT_SIGNED_IN -> new AppBlockedException(code, what + "; " + Advice.SIGN_IN);
      case NO_ACCESS -> new MailboxBlockedException(code, what + "; " + Advice.ACCESS);
      case NO_MAILBOX -> new MailboxBlockedException(code, what + "; " + Advice.MAILBOX);
      case NOT_ENABLED -> new MailboxBlockedException(code, what + "; " + Advice.LICENCE);
      case BAD_NAME -> new MailboxBlockedException(code, what + "; " + Advice.NAME);
      case FULL -> new MailboxBlockedException(code, what + "; " + Advice.ROOM);
    };
  }

  /**
   * What to throw for a create. Only an answer that says so means that nothing was stored: after a
   * 5xx, a 408 or silence the message is in doubt, also where a request that may be repeated would
   * just wait; how long the server wants to be left alone is kept.
   */
  static MigrationException stopCreate(GraphFault fault, String tried) {
    MigrationException otherwise = stop(fault, tried);
    boolean promisesNothingStored = !(otherwise instanceof TransientException);
    if (fault.isInDoubt() && !(promisesNothingStored && meaning(fault) != Meaning.BUSY)) {
      String said = answer(fault) + "; it is looked for before it is sent again";
      return new TransientException(
          fault.name(),
          "tried to " + tried + ": " + said,
          fault.retryAfter().orElse(Duration.ZERO));
    }
    return otherwise;
  }

  /** What was answered, in words. */
  static String answer(GraphFault fault) {
    if (fault.isOurOwn()) {
      return "Exchange Online grants an app so many requests in 10 minutes and bytes in 5 minutes per"
          + " mailbox, and these are used up";
    }
    return fault.status() == 0
        ? "Graph gave no answer (" + fault.name() + ")"
        : "Graph answered " + fault.status() + " " + fault.name();
  }

  /** What a refusal means. */
  enum Meaning {
    /** Nothing was done; come back later. */
    SLOW_DOWN,
    /** As {@link #SLOW_DOWN}, but a create may have been carried out. */
    BUSY,
    /** May work next time; also whatever is unknown, so that it is tried, then shown. */
    MAY_PASS,
    /** The token is not accepted. */
    NOT_SIGNED_IN,
    /** The mailbox is out of the app's reach. */
    NO_ACCESS,
    NO_MAILBOX,
    /** There is a user but no mailbox in Exchange Online. */
    NOT_ENABLED,
    /** The folder or message does not exist (any more). */
    GONE,
    /** There is a folder of this name already. */
    EXISTS,
    /** A folder cannot have this name. */
    BAD_NAME,
    /** The mailbox or folder takes no more. */
    FULL,
    TOO_LARGE,
    /** The request itself is at fault, for a create: this message. */
    BAD_ITEM
  }

  /** What an operator does about it. */
  private static final class Advice {
    static final String SIGN_IN =
        "check that the app's identity or secret is valid and belongs to the tenant of the mailbox";
    static final String ACCESS =
        "check that the mailbox is in the scope of the app's role assignment in Exchange"
            + " (Test-ServicePrincipalAuthorization); a change takes up to 2 hours to be seen";
    static final String MAILBOX =
        "there is no mailbox of this address; check its spelling and that it has been created";
    static final String LICENCE =
        "the user has no mailbox in Exchange Online; assign a licence or migrate it from"
            + " on-premises";
    static final String NAME = "Exchange does not take this name; rename the folder at the source";
    static final String ROOM = "the mailbox is full; make room or raise its quota, then retry";

    private Advice() {}
  }
}
