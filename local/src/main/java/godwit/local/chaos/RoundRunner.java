package godwit.local.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import godwit.local.chaos.mail.TargetReader;
import godwit.local.chaos.plan.Act;
import godwit.local.chaos.plan.AnswerFault;
import godwit.local.chaos.plan.MailboxPlan;
import godwit.local.chaos.plan.RoundPlan;
import godwit.local.chaos.verdict.Evidence;
import godwit.local.chaos.verdict.Findings;
import godwit.local.chaos.verdict.Verdict;
import godwit.local.client.MessageAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs one round: fills the source, lets the acts happen, then looks for every message. */
final class RoundRunner {
  private static final Duration ACT_LIMIT = Duration.ofMinutes(2);
  private static final Duration CALM_LIMIT = Duration.ofMinutes(3);

  /** Requests within the same minute start one round. */
  private static final Duration SYNC_LIMIT = Duration.ofSeconds(90);

  private static final Duration SYNC_EVERY = Duration.ofSeconds(2);

  /** What a message grows by on its way into JSON, roughly. */
  private static final double GROWTH = 1.2;

  private final RoundPlan plan;
  private final Scene scene;
  private final Timeline timeline;
  private final RoundSource source;
  private final RoundBatch batch;
  private final FaultDriver driver;
  private final Consumer<String> screen;

  /** How many changes of the source a round has seen that came after them. */
  private int seenThrough = -1;

  RoundRunner(
      RoundPlan plan,
      Scene scene,
      QueueMeddler queues,
      Timeline timeline,
      Consumer<String> screen) {
    this.plan = plan;
    this.scene = scene;
    this.timeline = timeline;
    this.screen = screen;
    this.source = new RoundSource(plan, scene);
    List<String> addresses = plan.mailboxes().stream().map(MailboxPlan::address).toList();
    this.batch = new RoundBatch(scene, plan.id().name(), addresses, timeline);
    this.driver = new FaultDriver(scene, queues, batch, source, timeline);
  }

  /**
   * Runs it.
   *
   * @param keepsAll whether the evidence is kept also where nothing is found
   */
  RoundResult run(boolean keepsAll) throws InterruptedException {
    source.fill();
    scene
        .inspect()
        .change(
            JsonNodeFactory.instance.objectNode().put("latencyMillis", plan.latency().toMillis()));
    timeline.note("source filled");
    boolean moved = true;
    for (int i = 0; i < plan.acts().size() && moved; i++) {
      moved = act(plan.acts().get(i), i == 0);
    }
    moved = moved && calm();
    var mailboxes = new ArrayList<Evidence>();
    Findings findings = moved ? compare(mailboxes) : Findings.wrong("stalled: " + batch.state());
    // Before the removal, which a batch that does not come to rest may refuse.
    if (keepsAll || !findings.isEmpty()) {
      keep(findings, mailboxes);
    }
    remove();
    int messages = mailboxes.stream().mapToInt(m -> m.source().size()).sum();
    return new RoundResult(
        plan.id(), messages, timeline.faults(), batch.retries(), findings, timeline.elapsed());
  }

  /** One act; false if the batch does not come to rest. */
  private boolean act(Act act, boolean first) throws InterruptedException {
    long before = first ? 0 : source.bytes();
    driver.run(act.changes(), 0);
    scene.imap().suffer(act.imap());
    scene.graph().suffer(act.graph());
    scene.inspect().plant(AnswerFaults.json(act.answers()));
    if (first) {
      batch.create();
    } else {
      sync();
    }
    driver.run(act.timed(), (long) ((source.bytes() - before) * GROWTH));
    boolean rests = batch.awaitRest(ACT_LIMIT);
    heal(act);
    timeline.note(rests ? "the act is over" : "the batch does not come to rest");
    return rests;
  }

  private void heal(Act act) {
    scene.imap().heal();
    scene.graph().heal();
    List<Integer> struck = scene.inspect().struck();
    for (int i = 0; i < act.answers().size(); i++) {
      AnswerFault fault = act.answers().get(i);
      timeline.struck(fault.kind(), struck.get(i), fault.toString());
    }
    scene.inspect().plant(JsonNodeFactory.instance.arrayNode());
  }

  /** Faults have stopped: what is left is copied. */
  private boolean calm() throws InterruptedException {
    if (!batch.awaitSynced(CALM_LIMIT)) {
      return false;
    }
    timeline.note("every mailbox is synced");
    if (seenThrough == source.changes()) {
      return true;
    }
    boolean synced =
        Wait.until(SYNC_LIMIT, SYNC_EVERY, this::sync) && batch.awaitSynced(CALM_LIMIT);
    timeline.note(synced ? "every mailbox is synced again" : "it does not come to its end");
    return synced;
  }

  /** Starts an incremental round; whether it is one of every mailbox. */
  private boolean sync() throws InterruptedException {
    int changes = source.changes();
    boolean all = batch.sync();
    seenThrough = all ? changes : seenThrough;
    return all;
  }

  private Findings compare(List<Evidence> mailboxes) {
    Findings all = Findings.NONE;
    List<MessageAccount> account = scene.api().messages(plan.id().name());
    for (int i = 0; i < plan.mailboxes().size(); i++) {
      String address = plan.mailboxes().get(i).address();
      var evidence =
          new Evidence(
              source.read(i),
              source.expunged(i),
              TargetReader.read(scene.inspect(), address),
              account.stream().filter(a -> a.mailbox().equalsIgnoreCase(address)).toList(),
              scene.api().mailbox(plan.id().name(), address));
      mailboxes.add(evidence);
      all = all.plus(Verdict.of(evidence));
    }
    return all;
  }

  private void keep(Findings findings, List<Evidence> mailboxes) {
    var folder = EvidenceFolder.write(plan, findings, timeline, mailboxes, scene);
    findings.lines().stream().limit(10).forEach(line -> screen.accept("  " + line));
    screen.accept("  evidence: " + folder);
    screen.accept(
        "  replay: ./godwit chaos --seed %d --round %d"
            .formatted(plan.id().seed(), plan.id().round()));
  }

  private void remove() throws InterruptedException {
    batch.delete();
    timeline.note("batch deleted");
    plan.mailboxes().forEach(m -> scene.inspect().removeMailbox(m.address()));
  }
}
