package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.Mailbox;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.hook.Subscribing;
import godwit.hook.WantedHook;
import godwit.seal.SealedSecret;
import godwit.seal.Sealer;
import godwit.seal.WrappedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a batch of a request, or says every fault in it. Safe for use by many threads.
 *
 * <p>Nothing is written before every check has passed and every password is sealed. A request that
 * is repeated with the same key and name gets the same batch.
 */
public final class BatchAdmission {
  private static final String TOO_MANY = "TooManyHooks";

  private final BatchFormReader forms;
  private final Sealer sealer;
  private final BatchStore batches;
  private final BatchWriter writer;
  private final Subscribing subscribing;
  private final RowAdmission.Draws draws;

  public BatchAdmission(
      BatchFormReader forms,
      Sealer sealer,
      BatchStore batches,
      BatchWriter writer,
      Subscribing subscribing,
      RowAdmission.Draws draws) {
    this.forms = forms;
    this.sealer = sealer;
    this.batches = batches;
    this.writer = writer;
    this.subscribing = subscribing;
    this.draws = draws;
  }

  /**
   * Takes a request in.
   *
   * @throws MigrationException if sealing or storage failed; what was stored by then is removed, at
   *     once or by the pulse
   */
  public AdmissionOutcome admit(BatchSubmission submission) throws MigrationException {
    Optional<AdmissionOutcome> known = alreadyThere(submission);
    if (known.isPresent()) {
      return known.get();
    }
    var faults = new Problems.Gathered();
    BatchFormReader.Reading reading = forms.read(submission.fields(), faults);
    var fields = new Fields(submission.fields(), new Problems.Gathered());
    ParsedCsv csv =
        new CsvBatchParser(
                new CsvRules(fields.flag("allowUnknownColumnsInCsv", false), reading.servers()))
            .parse(submission.csv());
    Problems problems = faults.problems().and(csv.problems());
    if (reading.form().isEmpty() || !problems.isEmpty()) {
      return new AdmissionOutcome.Refused(problems);
    }
    BatchForm form = reading.form().get();
    if (form.hook().isPresent() && subscribing.isFull()) {
      return new AdmissionOutcome.TooManyHooks();
    }
    try {
      return store(submission, form, reading.servers(), csv);
    } catch (TransientException e) {
      if (e.code().equals(TOO_MANY)) {
        return new AdmissionOutcome.TooManyHooks();
      }
      throw e;
    }
  }

  private AdmissionOutcome store(
      BatchSubmission submission, BatchForm form, RowServers servers, ParsedCsv csv)
      throws MigrationException {
    Instant now = draws.clock().instant();
    var id = new BatchId(form.name(), draws.ids().get());
    WrappedKey key = sealer.newKey();
    List<Mailbox> mailboxes = new RowSealer(sealer).sealed(id, key, csv.rows(), now);
    var batch =
        new Batch(
            id,
            BatchStatus.CREATED,
            endpoint(form, id, key),
            forms.copies(id, key, servers, csv),
            form.options(),
            key,
            mailboxes.size(),
            now,
            submission.requestKey(),
            false,
            "");
    Optional<Batch> stored =
        writer.write(
            batch,
            mailboxes,
            () -> {
              forms.requireKept(servers, csv);
              subscribe(form, id);
            });
    if (stored.isPresent()) {
      Batch renewed = forms.renewed(stored.get(), servers, csv);
      return new AdmissionOutcome.Created(renewed, csv.notices());
    }
    // Somebody took the name since it was looked up.
    return alreadyThere(submission).orElseGet(() -> new AdmissionOutcome.Conflict(batch));
  }

  private SourceEndpoint endpoint(BatchForm form, BatchId id, WrappedKey key)
      throws MigrationException {
    if (form.sourceSecret().isEmpty()) {
      return form.endpoint();
    }
    String cell = Batch.sourceSecretCell(id);
    SealedSecret sealed = sealer.seal(key, form.sourceSecret().get(), cell);
    return form.endpoint().withAccess(form.endpoint().access().withSecret(sealed));
  }

  private void subscribe(BatchForm form, BatchId id) throws MigrationException {
    if (form.hook().isEmpty()) {
      return;
    }
    HookReader.Reading hook = form.hook().get();
    var wanted =
        new WantedHook(hook.address().orElseThrow(), hook.events(), Optional.of(id), hook.secret());
    if (subscribing.subscribe(wanted).isEmpty()) {
      // Somebody took the last one since it was looked.
      throw new TransientException(TOO_MANY, "there are too many subscriptions already");
    }
  }

  private Optional<AdmissionOutcome> alreadyThere(BatchSubmission submission)
      throws MigrationException {
    Optional<BatchName> name =
        Optional.ofNullable(submission.fields().get("name"))
            .map(String::strip)
            .flatMap(BatchName::parse);
    Optional<Batch> found = name.isEmpty() ? Optional.empty() : batches.find(name.get());
    return found.map(batch -> answerFor(batch, submission.requestKey()));
  }

  private static AdmissionOutcome answerFor(Batch existing, String requestKey) {
    boolean same = !requestKey.isEmpty() && requestKey.equals(existing.requestKey());
    return switch (existing.status()) {
      case CREATED, REMOVING -> new AdmissionOutcome.Conflict(existing);
      default ->
          same ? new AdmissionOutcome.Repeated(existing) : new AdmissionOutcome.Conflict(existing);
    };
  }
}
