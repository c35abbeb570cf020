package godwit.inspection.memory;

import godwit.batch.BatchId;
import godwit.batch.MailboxKey;
import godwit.inspection.Inspections;
import godwit.inspection.Job;
import godwit.inspection.Result;
import godwit.inspection.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Inspections in memory. */
public final class MemoryInspections<R> implements Inspections<R> {
  private final Map<BatchId, Run> runs = new HashMap<>();
  private final Map<BatchId, NavigableMap<String, Job>> jobs = new HashMap<>();
  private final Map<BatchId, NavigableMap<String, Result<R>>> results = new HashMap<>();
  private long writes;

  @Override
  public synchronized Optional<Run> run(BatchId batch) {
    return Optional.ofNullable(runs.get(batch));
  }

  @Override
  public synchronized List<Run> open() {
    return runs.values().stream().filter(Run::isOpen).toList();
  }

  @Override
  public synchronized Optional<Run> put(Run run) {
    if (!run(run.batch()).map(Run::version).orElse("").equals(run.version())) {
      return Optional.empty();
    }
    Run stored = run.withVersion("v" + ++writes);
    runs.put(run.batch(), stored);
    return Optional.of(stored);
  }

  @Override
  public synchronized Optional<Job> job(MailboxKey mailbox) {
    return Optional.ofNullable(jobsOf(mailbox.batch()).get(mailbox.address()));
  }

  @Override
  public synchronized List<Job> jobs(BatchId batch) {
    return List.copyOf(jobsOf(batch).values());
  }

  @Override
  public synchronized Optional<Job> put(Job job) {
    if (!isPresent(job)) {
      return Optional.empty();
    }
    Job stored = job.withVersion("v" + ++writes);
    jobsOf(job.mailbox().batch()).put(job.mailbox().address(), stored);
    return Optional.of(stored);
  }

  private boolean isPresent(Job job) {
    return job(job.mailbox()).map(Job::version).orElse("").equals(job.version());
  }

  @Override
  public synchronized void drop(Job job) {
    if (isPresent(job)) {
      jobsOf(job.mailbox().batch()).remove(job.mailbox().address());
    }
  }

  @Override
  public synchronized Optional<String> lastRun(MailboxKey mailbox) {
    return result(mailbox).map(Result::run);
  }

  @Override
  public synchronized boolean finish(Job job, Result<R> result) {
    if (!isPresent(job)) {
      return false;
    }
    drop(job);
    resultsOf(job.mailbox().batch()).put(job.mailbox().address(), result);
    return true;
  }

  @Override
  public synchronized Optional<Result<R>> result(MailboxKey mailbox) {
    return Optional.ofNullable(resultsOf(mailbox.batch()).get(mailbox.address()));
  }

  @Override
  public synchronized Page<R> results(BatchId batch, Optional<String> after, int limit) {
    var rest = resultsOf(batch).tailMap(after.orElse(""), false);
    var found = rest.values().stream().limit(limit).toList();
    Optional<String> next =
        rest.size() <= limit ? Optional.empty() : Optional.of(found.getLast().mailbox().address());
    return new Page<>(found, next);
  }

  @Override
  public synchronized void forget(MailboxKey mailbox) {
    jobsOf(mailbox.batch()).remove(mailbox.address());
    resultsOf(mailbox.batch()).remove(mailbox.address());
  }

  @Override
  public synchronized void purge(BatchId batch) {
    runs.remove(batch);
    jobs.remove(batch);
    results.remove(batch);
  }

  private NavigableMap<String, Job> jobsOf(BatchId batch) {
    return jobs.computeIfAbsent(batch, b -> new TreeMap<>());
  }

  private NavigableMap<String, Result<R>> resultsOf(BatchId batch) {
    return results.computeIfAbsent(batch, b -> new TreeMap<>());
  }
}
