package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statuses are spelled as those who used the native service know them. */
class StatusTest {
  @Test
  void a_batch_is_called_as_get_migrationbatch_calls_it() {
    assertThat(Arrays.stream(BatchStatus.values()).map(BatchStatus::nativeName))
        .containsExactly(
            "Created",
            "Waiting",
            "Starting",
            "Syncing",
            "IncrementalSyncing",
            "Synced",
            "SyncedWithErrors",
            "Stopping",
            "Stopped",
            "Failed",
            "Removing");
  }

  @Test
  void a_mailbox_is_called_as_get_migrationuser_calls_it() {
    assertThat(Arrays.stream(MailboxStatus.values()).map(MailboxStatus::nativeName))
        .containsExactly(
            "Queued",
            "Validating",
            "Syncing",
            "Synced",
            "IncrementalSyncing",
            "IncrementalFailed",
            "Stopped",
            "Failed",
            "Removing");
  }

  @ParameterizedTest
  @EnumSource
  void who_is_blocked_says_so_by_its_name(MailboxStatus status) {
    assertThat(status.isBlocked()).isEqualTo(status.nativeName().endsWith("Failed"));
  }
}
