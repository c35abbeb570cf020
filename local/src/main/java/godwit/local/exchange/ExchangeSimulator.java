package godwit.local.exchange;

import com.sun.net.httpserver.HttpServer;
import godwit.local.exchange.graph.AttachmentEndpoints;
import godwit.local.exchange.graph.BatchEndpoint;
import godwit.local.exchange.graph.EditMessage;
import godwit.local.exchange.graph.Exchange;
import godwit.local.exchange.graph.FolderEndpoints;
import godwit.local.exchange.graph.ListMessages;
import godwit.local.exchange.graph.MessageEndpoints;
import godwit.local.exchange.graph.SendMail;
import godwit.local.exchange.graph.TranslateIds;
import godwit.local.exchange.graph.UploadEndpoints;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.http.Router;
import godwit.local.exchange.inspect.ControlInspection;
import godwit.local.exchange.inspect.MailboxInspection;
import godwit.local.exchange.limits.Counters;
import godwit.local.exchange.limits.Faults;
import godwit.local.exchange.limits.Gates;
import godwit.local.exchange.limits.Switchboard;
import godwit.local.exchange.schema.GraphTypes;
import godwit.local.exchange.store.Directories;
import godwit.local.exchange.store.Mailboxes;
import godwit.local.exchange.store.SentMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Exchange Online stand-in: Graph's mail under {@code /v1.0}, its own view under {@code
 * /inspect}, on one loopback port. State lies in files and survives a kill.
 */
public final class ExchangeSimulator implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Mailboxes mailboxes;
  private final SentMail sent;
  private final Optional<Path> temporary;

  private ExchangeSimulator(SimulatorOptions options) throws IOException {
    this.temporary =
        options.data().isPresent()
            ? Optional.empty()
            : Optional.of(Files.createTempDirectory("exchange-"));
    Path data = options.data().or(() -> temporary).orElseThrow();
    Files.createDirectories(data);
    this.mailboxes =
        new Mailboxes(data, options.addressBook(), options.language(), options.time().clock());
    this.sent = new SentMail(data);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.door().port()), 1024);
    server.setExecutor(executor);
    server.createContext("/", front(options));
  }

  /** Starts and returns when it answers. */
  public static ExchangeSimulator start(SimulatorOptions options) {
    JdkServer.prepare();
    try {
      ExchangeSimulator simulator = new ExchangeSimulator(options);
      simulator.server.start();
      return simulator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scheme, host and port; Graph's root is {@code /v1.0} below it. */
  public URI baseUri() {
    return URI.create(base());
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Front front(SimulatorOptions options) {
    Switchboard switchboard = new Switchboard(options.settings());
    Counters counters = new Counters();
    Gates gates = new Gates(options.time().clock());
    Faults faults = new Faults();
    Exchange exchange =
        new Exchange(
            mailboxes,
            switchboard,
            GraphTypes.load(),
            options.time().clock(),
            () -> options.door().url().map(URI::toString).orElseGet(this::base));
    UploadEndpoints uploads = new UploadEndpoints(exchange);
    List<Route> routes = graphRoutes(exchange, uploads);
    routes.addAll(new MailboxInspection(mailboxes).routes());
    routes.addAll(new ControlInspection(switchboard, faults, counters, gates, sent).routes());
    GraphDesk inner =
        new GraphDesk(new Router(routes), uploads, switchboard, gates, counters, options);
    List<Route> all = new ArrayList<>(routes);
    all.addAll(new BatchEndpoint(exchange, inner::answer).routes());
    GraphDesk desk = new GraphDesk(new Router(all), uploads, switchboard, gates, counters, options);
    return new Front(desk, faults, counters);
  }

  private List<Route> graphRoutes(Exchange exchange, UploadEndpoints uploads) {
    List<Route> routes = new ArrayList<>();
    // Before single messages: the literal $count would pass for an id.
    routes.addAll(new ListMessages(exchange).routes());
    routes.addAll(new MessageEndpoints(exchange).routes());
    routes.addAll(new EditMessage(exchange).routes());
    routes.addAll(new FolderEndpoints(exchange).routes());
    routes.addAll(uploads.routes());
    routes.addAll(new AttachmentEndpoints(exchange).routes());
    routes.addAll(new SendMail(exchange, sent).routes());
    routes.addAll(new TranslateIds(exchange).routes());
    return routes;
  }

  /** Stops at once; requests in flight are cut off. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    mailboxes.close();
    sent.close();
    temporary.ifPresent(Directories::delete);
  }
}
