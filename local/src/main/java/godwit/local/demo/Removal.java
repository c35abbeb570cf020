package godwit.local.demo;

import godwit.local.client.ApiClient;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Deletes the batch and looks in the storage account itself for what is left of it. */
final class Removal {
  private final ApiClient api;
  private final String batch;
  private final Storage storage;
  private final Findings findings;

  Removal(ApiClient api, String batch, Storage storage, Findings findings) {
    this.api = api;
    this.batch = batch;
    this.storage = storage;
    this.findings = findings;
  }

  /** Deletes, waits until the batch is gone, and looks for rows and messages of it. */
  void run(Watch watch) {
    int before = storage.rows().size();
    api.delete(batch);
    watch.untilGone();
    Map<String, Long> rows =
        storage.rows().stream()
            .collect(
                Collectors.groupingBy(Storage.Cell::place, TreeMap::new, Collectors.counting()));
    findings.check(
        before > 0 && rows.isEmpty(),
        "no row left of " + before + " in " + storage.tables(),
        before == 0 ? "the batch had no row in storage" : "rows are left: " + rows);
    long queued = storage.queued();
    findings.check(
        queued == 0, "no message left in any queue", queued + " messages are left in queues");
  }
}
