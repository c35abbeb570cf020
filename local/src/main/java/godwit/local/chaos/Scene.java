package godwit.local.chaos;

import godwit.local.chaos.mail.SourceLogin;
import godwit.local.chaos.plan.RoundDraw;
import godwit.local.chaos.plan.RoundId;
import godwit.local.chaos.wire.TcpProxy;
import godwit.local.client.ApiClient;
import godwit.local.client.InspectClient;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that runs for one seed: Dovecot, the stack, and a proxy before each end.
 *
 * @param imap between the functions and Dovecot
 * @param graph between the functions and the stand-in
 */
record Scene(DovecotServer dovecot, Stack stack, TcpProxy imap, TcpProxy graph)
    implements AutoCloseable {
  /** Name of the proxy before the source. */
  static final String IMAP = "imap";

  private static final String GRAPH = "graph";

  /** For a life of seconds: soon there rather than fast in the end. */
  private static final String HOST_JAVA = "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final String PASSWORD = "chaos pass word";

  /**
   * Starts all of it.
   *
   * @param rounds numbers of the rounds that will be run
   */
  static Scene start(long seed, List<Integer> rounds, TcpProxy.StruckListener struck) {
    TcpProxy imap = TcpProxy.listen(IMAP, struck);
    TcpProxy graph = TcpProxy.listen(GRAPH, struck);
    DovecotServer dovecot = DovecotServer.start(DovecotOptions.users(users(seed, rounds)));
    try {
      imap.target(dovecot.port());
      String url = "http://127.0.0.1:" + graph.port();
      Stack stack =
          Stack.start(
              StackOptions.TEMPORARY
                  .withExchange(List.of("--url", url))
                  .withHost(new StackOptions.Host(HOST_JAVA, List.of("--queue-lock", "5")))
                  .withSettings(settings(seed, url)));
      graph.target(stack.graph().getPort());
      return new Scene(dovecot, stack, imap, graph);
    } catch (RuntimeException e) {
      dovecot.close();
      throw e;
    }
  }

  private static Map<String, String> users(long seed, List<Integer> rounds) {
    var users = new HashMap<String, String>();
    for (int round : rounds) {
      for (int i = 0; i < RoundDraw.mostMailboxes(); i++) {
        users.put(RoundDraw.address(new RoundId(seed, round), i), PASSWORD);
      }
    }
    return users;
  }

  /** Short times, so that recovery is quick; nothing else differs from a deployed app. */
  private static Map<String, String> settings(long seed, String graphUrl) {
    RoundDraw.Cut cut = RoundDraw.cut(seed);
    return Map.ofEntries(
        Map.entry("GRAPH_URL", graphUrl + "/v1.0"),
        Map.entry("CHUNK_MAX_MESSAGES", Integer.toString(cut.chunk())),
        Map.entry("WINDOW_MAX_MESSAGES", Integer.toString(cut.window())),
        Map.entry("TIME_BUDGET_SECONDS", Long.toString(cut.leg().toSeconds())),
        Map.entry("BATON_LEASE_SECONDS", "4"),
        Map.entry("PULSE_GRACE_SECONDS", "1"),
        Map.entry("PULSE_SCHEDULE", "*/1 * * * * *"),
        Map.entry("RETRY_FIRST_DELAY_SECONDS", "1"),
        Map.entry("RETRY_LONGEST_DELAY_SECONDS", "2"),
        Map.entry("RETRY_MAX_ATTEMPTS", "50"),
        Map.entry("IMAP_READ_TIMEOUT_SECONDS", "2"),
        Map.entry("IMAP_CONNECT_TIMEOUT_SECONDS", "2"),
        Map.entry("GRAPH_READ_TIMEOUT_SECONDS", "2"),
        Map.entry("GRAPH_CONNECT_TIMEOUT_SECONDS", "2"),
        Map.entry("GRAPH_CALL_TIMEOUT_SECONDS", "4"),
        Map.entry("IN_DOUBT_SECONDS", "1"),
        Map.entry("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:01"));
  }

  ApiClient api() {
    return new ApiClient(stack.api(), stack.key());
  }

  InspectClient inspect() {
    return new InspectClient(stack.inspect().orElseThrow());
  }

  /** How this program itself reaches a mailbox at the source: without a proxy. */
  SourceLogin login(String address) {
    return new SourceLogin(dovecot.port(), address, PASSWORD);
  }

  /** A row of the CSV. */
  static String row(String address) {
    return address + "," + address + "," + PASSWORD + "\n";
  }

  @Override
  public void close() {
    stack.close();
    dovecot.close();
    imap.close();
    graph.close();
  }
}
