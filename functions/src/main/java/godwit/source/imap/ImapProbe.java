package godwit.source.imap;

import godwit.endpoint.EndpointKey;
import godwit.endpoint.HostGuard;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.ProbeReport;
import godwit.source.ProbeReport.Fact;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.SourceProbe;
import godwit.source.imap.ImapErrors.Attempt;
import godwit.token.AccessTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.util.SocketConnectException;

/**
 * Tries an IMAP server out: name, port, certificate, greeting, log-in, mailbox. Connects as the
 * worker does, with the same checks, so that what passes here passes there. Safe for many threads.
 */
public final class ImapProbe implements SourceProbe {
  private static final int LONGEST_TEXT = 300;
  private static final int ROUND_TRIPS = 3;
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final ImapSettings settings;
  private final AccessTokens tokens;
  private final HostGuard guard;
  private final Clock clock;

  public ImapProbe(ImapSettings settings, AccessTokens tokens, HostGuard guard, Clock clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public ProbeReport probe(SourceEndpoint endpoint, Optional<SourceLogin> login) {
    return new Trial(endpoint, login).run();
  }

  /** What a step does; gives what it saw. */
  private interface Work {
    List<Fact> run() throws IOException, ProtocolException, MigrationException;
  }

  /** One trial, for one thread. */
  private final class Trial {
    private final SourceEndpoint endpoint;
    private final EndpointKey server;
    private final Optional<SourceLogin> login;
    private final List<ProbeReport.Step> steps = new ArrayList<>();
    private List<InetAddress> addresses = List.of();
    private Optional<ImapConnection> open = Optional.empty();

    Trial(SourceEndpoint endpoint, Optional<SourceLogin> login) {
      this.endpoint = endpoint;
      this.server = endpoint.key();
      this.login = login;
    }

    ProbeReport run() {
      try {
        boolean reached = step("resolve", this::resolve) && step("connect", this::connect);
        boolean secured = endpoint.security() != Security.NONE;
        boolean shown = reached && (!secured || step("certificate", this::certificate));
        boolean greeted = shown && step("greeting", this::greeting);
        boolean in = greeted && login.isPresent() && step("logIn", this::logIn);
        if (in) {
          boolean unused = step("mailbox", this::mailbox);
        }
      } finally {
        open.ifPresent(this::leave);
      }
      return new ProbeReport(steps);
    }

    private boolean step(String name, Work work) {
      Instant began = clock.instant();
      try {
        List<Fact> facts = work.run();
        steps.add(new ProbeReport.Step(name, since(began), facts, Optional.empty()));
        return true;
      } catch (IOException | ProtocolException | MigrationException e) {
        MigrationException why = told(name.equals("logIn") ? Attempt.LOG_IN : Attempt.CONNECT, e);
        var trouble = new ProbeReport.Trouble(why.code(), why.explanation());
        steps.add(new ProbeReport.Step(name, since(began), List.of(), Optional.of(trouble)));
        return false;
      }
    }

    private Duration since(Instant began) {
      return Duration.between(began, clock.instant());
    }

    private MigrationException told(Attempt attempt, Exception failure) {
      return switch (failure) {
        case MigrationException known -> known;
        case ProtocolException refused -> ImapErrors.refused(attempt, refused, server);
        default -> ImapErrors.broken(attempt, failure, server);
      };
    }

    private List<Fact> resolve() throws MigrationException {
      addresses = guard.check(endpoint.host());
      return List.of(
          new Fact.Several(
              "addresses", addresses.stream().map(InetAddress::getHostAddress).toList()));
    }

    private List<Fact> connect() throws IOException {
      int most = (int) settings.connectTimeout().toMillis();
      InetAddress first = addresses.getFirst();
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(first, endpoint.port()), most);
      } catch (IOException e) {
        throw new SocketConnectException("", e, endpoint.host(), endpoint.port(), most);
      }
      return List.of(
          new Fact.Text("address", first.getHostAddress()),
          new Fact.Count("port", endpoint.port()));
    }

    private List<Fact> certificate() throws IOException {
      return new CertificateLook(endpoint, settings).at(addresses.getFirst());
    }

    private List<Fact> greeting() throws IOException, ProtocolException, MigrationException {
      ImapConnection connection = opened();
      open = Optional.of(connection);
      in(connection).secure();
      connection.capability();
      return List.of(
          new Fact.Text("greeting", plain(connection.greeting())),
          new Fact.Truth("encrypted", endpoint.security() != Security.NONE),
          new Fact.Several("capabilities", capabilities(connection)));
    }

    private ImapConnection opened() throws IOException, ProtocolException, MigrationException {
      try {
        return ImapConnection.open(endpoint, settings);
      } catch (CertificateException e) {
        throw new MailboxBlockedException(
            "TRUST_ANCHOR", "the trust anchor is no PEM certificate; give it anew");
      }
    }

    private LogIn in(ImapConnection connection) {
      var nobody = new SourceLogin(endpoint, "", Secret.of(""), Optional.empty());
      SourceLogin who = login.orElse(nobody);
      return new LogIn(connection, tokens, who, Attempt.onTrial(who));
    }

    private List<Fact> logIn() throws IOException, ProtocolException, MigrationException {
      ImapConnection connection = open.orElseThrow();
      in(connection).enter();
      return List.of(new Fact.Several("capabilities", capabilities(connection)));
    }

    private List<Fact> mailbox() throws IOException, ProtocolException, MigrationException {
      ImapConnection connection = open.orElseThrow();
      SourceLogin who = login.orElseThrow();
      Duration roundTrip = roundTrip(connection);
      var lister = new FolderLister(connection, endpoint.access().reading());
      Namespaces namespaces = lister.namespaces();
      FolderLister.Found found = lister.find(who.userRoot());
      return List.of(
          new Fact.Count("roundTripMillis", roundTrip.toMillis()),
          new Fact.Several("personalNamespaces", namespaces.personal()),
          new Fact.Several("otherNamespaces", namespaces.foreign()),
          new Fact.Count("folders", found.folders().size()),
          new Fact.Several(
              "firstFolders",
              found.folders().stream().limit(20).map(SourceFolder::display).toList()),
          new Fact.Several("notes", found.notes()));
    }

    /** The shortest of a few: what the way alone takes. */
    private Duration roundTrip(ImapConnection connection)
        throws IOException, ProtocolException, MigrationException {
      Optional<Duration> shortest = Optional.empty();
      for (int i = 0; i < ROUND_TRIPS; i++) {
        Instant began = clock.instant();
        connection.run("NOOP", ImapAnswer::discard);
        Duration took = since(began);
        shortest = Optional.of(shortest.filter(s -> s.compareTo(took) <= 0).orElse(took));
      }
      return shortest.orElse(Duration.ZERO);
    }

    private void leave(ImapConnection connection) {
      try {
        connection.leave(GOODBYE);
      } catch (IOException | ProtocolException e) {
        // The server has closed the connection, or it is cut next, whatever its state.
      } finally {
        connection.cut();
      }
    }
  }

  private static List<String> capabilities(ImapConnection connection) {
    return Optional.ofNullable(connection.getCapabilities())
        .map(all -> List.copyOf(new TreeSet<>(all.keySet())))
        .orElse(List.of())
        .stream()
        .limit(200)
        .map(ImapProbe::plain)
        .toList();
  }

  /** What a server says, as text of one line. */
  private static String plain(String said) {
    String line = said.replaceAll("[\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }
}
