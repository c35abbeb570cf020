package godwit.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.MailboxFiller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The source alone: how fast the app reads mail from Dovecot, against one pipelined FETCH by a
 * client that parses nothing, in turns in the same run.
 *
 * <p>Both sides read the same mailbox over one connection each, on loopback and without TLS; the
 * clock runs from the first command after EXAMINE to the last answer, and both throw the messages
 * away. The other side is the harder measure on purpose. It asks once, {@code UID FETCH 1:* (UID
 * FLAGS INTERNALDATE BODY.PEEK[])}, and the server never waits for it. Ours does what a copy does:
 * it asks for every message's size, date and flags first (which is about a tenth of the work of the
 * server where messages are small), then for {@code UID FLAGS BODY.PEEK[]} in commands of at most
 * 32 MiB, checks the length of each literal, keeps what is larger than 4 MiB in files, and hands
 * each message over as one piece that can be read again. So a ratio of 1 cannot be reached.
 */
final class FetchBench implements Benchmark {
  private static final String USAGE = "fetch [--compress] [--small N] [--large N] [--runs N]";
  private static final String COMPRESS = "--compress";
  private static final String PASSWORD = "bench-password";

  /** Readings that are not counted: they find programs that are not compiled yet, at both ends. */
  private static final int WARM_UPS = 20;

  /** A reading takes a fraction of a second, so that many are taken. */
  private static final int RUNS_FACTOR = 10;

  @Override
  public String usage() {
    return USAGE;
  }

  @Override
  public BenchResult run(List<String> args, Progress progress) throws BadArgumentsException {
    boolean compress = args.contains(COMPRESS);
    CopyArguments arguments =
        CopyArguments.parse(args.stream().filter(arg -> !arg.equals(COMPRESS)).toList());
    if (!DovecotServer.isAvailable()) {
      throw new IllegalStateException(
          "needs Dovecot 2.3 and openssl: apt-get install dovecot-imapd openssl");
    }
    List<Workload> workloads = workloads(arguments);
    Map<String, String> logins = new HashMap<>();
    workloads.forEach(w -> w.users().forEach(user -> logins.put(user, PASSWORD)));
    var options = DovecotOptions.users(logins);
    if (compress) {
      options = options.withSettings("protocol imap {\n  mail_plugins = imap_zlib\n}");
    }
    try (DovecotServer source = DovecotServer.start(options)) {
      Path spool = Files.createTempDirectory("godwit-bench-fetch");
      for (Workload workload : workloads) {
        progress.say("filling: " + workload.title());
        fill(source, workload);
      }
      BenchResult result =
          compress
              ? new CompressBench(source, spool, PASSWORD).run(workloads, progress)
              : sideBySide(source, new SourceFetch(source.port(), spool, false), arguments);
      Files.delete(spool);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make a folder for large messages", e);
    }
  }

  private static BenchResult sideBySide(
      DovecotServer source, SourceFetch ours, CopyArguments arguments) {
    var table = new TextTable(FetchFigures.HEADS);
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    var faults = new ArrayList<String>();
    for (Workload workload : workloads(arguments)) {
      FetchFigures figures = measure(source, ours, workload, arguments.runs() * RUNS_FACTOR);
      table.add(figures.cells());
      json.add(figures.json());
      faults.addAll(figures.faults());
    }
    return new BenchResult(table.lines(), json, faults);
  }

  private static List<Workload> workloads(CopyArguments arguments) {
    return Workload.usual(arguments).subList(0, 2);
  }

  private static void fill(DovecotServer source, Workload workload) {
    String user = workload.users().getFirst();
    try (MailboxFiller filler = source.filler(user, PASSWORD)) {
      if (!filler.append(workload.mail(user)).isEmpty()) {
        throw new IllegalStateException("Dovecot refused messages");
      }
    }
  }

  /** In turns, and each side first in every other one, so that neither finds the better machine. */
  private static FetchFigures measure(
      DovecotServer source, SourceFetch ours, Workload workload, int pairs) {
    String user = workload.users().getFirst();
    var figures = new FetchFigures(workload.title(), workload.total());
    for (int run = -WARM_UPS; run < pairs; run++) {
      boolean rawFirst = run % 2 == 0;
      Optional<RawFetch.Reading> before =
          rawFirst ? Optional.of(raw(source, user)) : Optional.empty();
      RawFetch.Reading own = ours.readInbox(user, PASSWORD);
      RawFetch.Reading raw = before.orElseGet(() -> raw(source, user));
      if (run >= 0) {
        figures.add(raw, own);
      }
    }
    figures.grew(ours.heapGrowth(user, PASSWORD, workload.total()));
    return figures;
  }

  private static RawFetch.Reading raw(DovecotServer source, String user) {
    return RawFetch.readInbox(source.port(), user, PASSWORD);
  }
}
