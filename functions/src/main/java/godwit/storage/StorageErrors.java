package godwit.storage;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.data.tables.models.TableServiceException;
import com.azure.storage.queue.models.QueueStorageException;
import godwit.azure.AzureHttp;
import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * What the storage account's errors mean: by status and code, never by message text. (Storage REST
 * API: common, table and queue service error codes.)
 */
public final class StorageErrors {
  /** How long to leave a busy account alone that names no time itself. */
  static final Duration USUAL_PAUSE = Duration.ofSeconds(10);

  private static final Set<String> BUSY = Set.of("ServerBusy", "AccountIOPSLimitExceeded");
  private static final Set<String> NO_ACCESS =
      Set.of(
          "AccountIsDisabled",
          "AuthenticationFailed",
          "AuthorizationFailure",
          "AuthorizationPermissionMismatch",
          "AuthorizationResourceTypeMismatch",
          "Forbidden",
          "InsufficientAccountPermissions",
          "InvalidAuthenticationInfo",
          "KeyBasedAuthenticationNotPermitted");
  private static final Set<String> GONE = Set.of("TableNotFound", "QueueNotFound");
  private static final Set<String> OUR_FAULT =
      Set.of(
          "CommandsInBatchActOnDifferentPartitions",
          "ContentLengthExceeded",
          "EntityTooLarge",
          "InvalidDuplicateRow",
          "InvalidInput",
          "KeyValueTooLarge",
          "OutOfRangeInput",
          "OutOfRangeQueryParameterValue",
          "PropertyValueTooLarge",
          "RequestBodyTooLarge",
          "TooManyProperties");

  private StorageErrors() {}

  /**
   * Translates an answer.
   *
   * @param status of the HTTP answer; 0 if unknown
   * @param code the service's own; empty if it gave none
   * @param retryAfter the service's wish
   * @param tried for the message, such as {@code write a row of table ledger}; without content
   * @throws IllegalStateException if the request itself was wrong: our defect
   */
  public static MigrationException translate(
      int status, String code, Optional<Duration> retryAfter, String tried) {
    String answer = "tried to " + tried + ": storage answered " + status + " " + code;
    String shown = code.isEmpty() ? "HTTP " + status : code;
    if (OUR_FAULT.contains(code) || status == 400 || status == 411 || status == 413) {
      throw new IllegalStateException(answer);
    }
    if (NO_ACCESS.contains(code) || status == 401 || status == 403) {
      return new AppBlockedException(
          shown,
          answer
              + "; check that the app's identity has the roles Storage Table Data Contributor and"
              + " Storage Queue Data Contributor, and that the account's network rules admit it");
    }
    if (GONE.contains(code)) {
      return new AppBlockedException(
          shown, answer + "; it was deleted while the app was running: restart the app");
    }
    if (BUSY.contains(code) || status == 429 || status == 503) {
      return new ThrottledException(shown, answer, retryAfter.orElse(USUAL_PAUSE));
    }
    return new TransientException(shown, answer);
  }

  /**
   * Translates what a client threw.
   *
   * @throws RuntimeException {@code thrown} itself if no server and no network is to blame
   */
  static MigrationException translate(RuntimeException thrown, String tried) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientAuthenticationException) {
        return translate(401, "AuthenticationFailed", Optional.empty(), tried);
      }
      if (cause instanceof HttpResponseException e) {
        return translate(status(e), code(e), retryAfter(e), tried);
      }
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return new TransientException(
            cause.getClass().getSimpleName(), "tried to " + tried + ": no answer", cause);
      }
    }
    throw thrown;
  }

  /** The service's code for what a client threw; empty if it gave none. */
  static String code(HttpResponseException thrown) {
    // A failed transaction has no response in azure-data-tables 12.5.9, only this value.
    if (thrown instanceof TableServiceException e && e.getValue() != null) {
      return String.valueOf(e.getValue().getErrorCode());
    }
    if (thrown instanceof QueueStorageException e && e.getErrorCode() != null) {
      return e.getErrorCode().toString();
    }
    return "";
  }

  private static int status(HttpResponseException thrown) {
    return thrown.getResponse() == null ? 0 : thrown.getResponse().getStatusCode();
  }

  private static Optional<Duration> retryAfter(HttpResponseException thrown) {
    return thrown.getResponse() == null
        ? Optional.empty()
        : AzureHttp.retryAfter(thrown.getResponse().getHeaders());
  }
}
