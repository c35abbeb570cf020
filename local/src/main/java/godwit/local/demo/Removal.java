package godwit.local.demo;

import godwit.local.client.ApiClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Deletes the batch and looks in the storage account itself for what is left of it. */
final class Removal {
  private final ApiClient api;
  private final String batch;
  private final Storage storage;
  private final SecretCheck secrets;
  private final Findings findings;

  Removal(ApiClient api, String batch, Storage storage, SecretCheck secrets, Findings findings) {
    this.api = api;
    this.batch = batch;
    this.storage = storage;
    this.secrets = secrets;
    this.findings = findings;
  }

  /** While the batch lives: rows are there, and no password among them. */
  void before() {
    List<Storage.Cell> rows = storage.rows();
    List<String> places = secrets.inStorage();
    findings.check(
        !rows.isEmpty() && places.isEmpty(),
        "the batch has " + rows.size() + " rows in storage, no password in any of them",
        rows.isEmpty()
            ? "the batch has no row in storage"
            : "a password is readable in " + String.join(", ", places));
  }

  /** Deletes and waits until the batch is gone. */
  void remove(Watch watch) {
    api.delete(batch);
    watch.untilGone();
  }

  /** After it: no row, no queue message, no password anywhere. */
  void after(List<Path> places) {
    Map<String, Long> rows =
        storage.rows().stream()
            .collect(
                Collectors.groupingBy(Storage.Cell::place, TreeMap::new, Collectors.counting()));
    findings.check(rows.isEmpty(), "no row left in " + storage.extent(), "rows are left: " + rows);
    long queued = storage.queued();
    findings.check(
        queued == 0, "no message left in any queue", queued + " messages are left in queues");
    var found = new ArrayList<>(secrets.inStorage());
    found.addAll(secrets.inFiles(places));
    findings.check(
        found.isEmpty(),
        "no password in storage, in its files, in the logs or in the report",
        "a password is readable in " + String.join(", ", found));
  }
}
