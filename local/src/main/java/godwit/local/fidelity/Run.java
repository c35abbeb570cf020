package godwit.local.fidelity;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One run: fill the source, migrate, compare. */
final class Run {
  /** A round that moves nothing for so long has come to a stop. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final long POLL_MILLIS = 500;

  private final SourceServer server;
  private final Batch batch;
  private final Clock clock;
  private final Progress progress;
  private final UnaryOperator<Arrived> seen;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> accounted = new HashSet<>();
  private int changed;
  private int extra;

  Run(
      SourceServer server,
      Batch batch,
      Clock clock,
      Progress progress,
      UnaryOperator<Arrived> seen) {
    this.server = server;
    this.batch = batch;
    this.clock = clock;
    this.progress = progress;
    this.seen = seen;
  }

  Findings of(MessageFiles files) throws IOException, InterruptedException {
    List<Placement> places = Placement.of(files);
    Filled filled = Filled.fill(server, places, progress);
    filled
        .refused()
        .forEach((place, answer) ->
            outcomes.add(
                new Outcome(
                    place.shown(),
                    "refused",
                    "the IMAP server did not take it: " + answer,
                    List.of(),
                    Map.of())));
    batch.create(server);
    String end = waitForEnd();
    Map<Account.Key, Account> accounts = batch.accounts();
    for (int mailbox = 0; mailbox < Placement.mailboxes(places); mailbox++) {
      compare(SourceServer.address(mailbox), filled, accounts);
    }
    outcomes.sort(java.util.Comparator.comparing(Outcome::file));
    return new Findings(
        new Findings.Source(server.name(), end, changed, batch.problems()),
        files.skipped(),
        outcomes,
        extra);
  }

  private String waitForEnd() throws IOException, InterruptedException {
    Batch.Progress now = batch.progress();
    Instant moved = clock.instant();
    while (!now.isAtRest() && clock.instant().isBefore(moved.plus(PATIENCE))) {
      Thread.sleep(POLL_MILLIS);
      Batch.Progress next = batch.progress();
      moved = next.equals(now) ? moved : clock.instant();
      now = next;
      progress.show("migrated", now.settled());
    }
    return now.status();
  }

  private void compare(String user, Filled filled, Map<Account.Key, Account> accounts)
      throws IOException {
    Map<String, Arrived> arrived = batch.arrived(user);
    try (var link = new ImapLink(server.host(), server.port(), user, SourceServer.password())) {
      String selected = "";
      for (Map.Entry<Placement, Account.Key> one : filled.uids().entrySet()) {
        Account.Key key = one.getValue();
        if (!key.mailbox().equals(user)) {
          continue;
        }
        if (!key.folder().equals(selected)) {
          selected = key.folder();
          long validity = link.select(selected);
          if (validity != key.uidValidity()) {
            throw new IOException("UIDVALIDITY changed under the comparison");
          }
        }
        Optional<Account> account = Optional.ofNullable(accounts.get(key));
        outcomes.add(outcome(one.getKey(), link, key, account, arrived));
        progress.step("compared");
      }
    }
    extra += (int) arrived.keySet().stream().filter(id -> !accounted.contains(id)).count();
  }

  private Outcome outcome(
      Placement place,
      ImapLink link,
      Account.Key key,
      Optional<Account> account,
      Map<String, Arrived> arrived)
      throws IOException {
    if (account.isEmpty()) {
      return new Outcome(place.shown(), "vanished", "no ledger row", List.of(), Map.of());
    }
    Account row = account.get();
    if (!row.isAtTarget()) {
      return new Outcome(
          place.shown(), row.state(), String.join("; ", row.reasons()), row.reasons(), Map.of());
    }
    Arrived message = arrived.get(row.targetId());
    if (message == null || !accounted.add(row.targetId())) {
      String why = message == null ? "not at the target" : "shares a message with another file";
      return new Outcome(place.shown(), "vanished", why, row.reasons(), Map.of());
    }
    Served served =
        link.fetch(key.folder(), key.uidValidity(), key.uid())
            .orElseThrow(() -> new IOException("the source lost " + key));
    changed += Arrays.equals(served.content().array(), Files.readAllBytes(place.file())) ? 0 : 1;
    return new Outcome(
        place.shown(),
        row.state(),
        "",
        row.reasons(),
        Comparison.compare(served, seen.apply(message), row.reasons()));
  }
}
