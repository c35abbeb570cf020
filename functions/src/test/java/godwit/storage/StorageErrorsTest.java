package godwit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "503, ServerBusy, ThrottledException",
    "503, '', ThrottledException",
    "429, '', ThrottledException",
    "0, ServerBusy, ThrottledException",
    "500, OperationTimedOut, TransientException",
    "500, InternalError, TransientException",
    "502, '', TransientException",
    "504, '', TransientException",
    "408, '', TransientException",
    "409, TableBeingDeleted, TransientException",
    "409, QueueBeingDeleted, TransientException",
    "0, SomethingNew, TransientException",
    "418, SomethingNew, TransientException",
    "401, '', AppBlockedException",
    "403, AuthenticationFailed, AppBlockedException",
    "403, AuthorizationPermissionMismatch, AppBlockedException",
    "403, '', AppBlockedException",
    "0, AuthorizationFailure, AppBlockedException",
    "404, TableNotFound, AppBlockedException",
    "404, QueueNotFound, AppBlockedException",
    "0, TableNotFound, AppBlockedException",
  })
  void answers_mean(int status, String code, String kind) {
    var meant = StorageErrors.translate(status, code, Optional.empty(), "try it");

    assertThat(meant.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(meant.code()).isEqualTo(code.isEmpty() ? "HTTP " + status : code);
    assertThat(meant).hasMessageStartingWith("tried to try it: storage answered");
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidInput",
    "400, PropertyValueTooLarge",
    "413, RequestBodyTooLarge",
    "0, InvalidDuplicateRow",
    "0, EntityTooLarge",
    "400, ''"
  })
  void a_request_that_is_wrong_is_our_defect(int status, String code) {
    assertThatThrownBy(() -> StorageErrors.translate(status, code, Optional.empty(), "try it"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(code);
  }

  @Test
  void a_wish_to_wait_is_obeyed_and_has_a_default() {
    assertThat(busy(Optional.of(Duration.ofMinutes(9))).retryAfter())
        .isEqualTo(Duration.ofMinutes(9));
    assertThat(busy(Optional.empty()).retryAfter()).isEqualTo(StorageErrors.USUAL_PAUSE);
  }

  @Test
  void a_broken_connection_may_work_next_time() {
    MigrationException meant =
        StorageErrors.translate(
            new RuntimeException(new UncheckedIOException(new IOException("reset"))), "try it");

    assertThat(meant).isInstanceOf(TransientException.class);
  }

  @Test
  void a_defect_stays_a_defect() {
    var defect = new IllegalArgumentException("ours");

    assertThatThrownBy(() -> StorageErrors.translate(defect, "try it")).isSameAs(defect);
  }

  @Test
  void no_access_says_which_roles_are_needed() {
    assertThat(StorageErrors.translate(403, "AuthorizationFailure", Optional.empty(), "try it"))
        .isInstanceOf(AppBlockedException.class)
        .hasMessageContaining("Storage Table Data Contributor");
  }

  private static ThrottledException busy(Optional<Duration> wish) {
    return (ThrottledException) StorageErrors.translate(503, "ServerBusy", wish, "try it");
  }
}
