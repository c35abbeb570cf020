package godwit.target.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import godwit.pace.Pace;
import godwit.pace.PaceKeeper;
import godwit.target.MailSender;
import godwit.target.MailTarget;
import godwit.target.TargetConnector;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/**
 * Opens mailboxes of Exchange Online. All of them share one HTTP client and its connections; costs
 * a third of a second to make, so one per process.
 */
public final class GraphConnector implements TargetConnector {
  private final GraphSettings settings;
  private final GraphCaller sender;
  private final Clock clock;
  private final Pause pause;

  /**
   * Makes the clients; asks nothing yet.
   *
   * @param credential gives tokens for {@code https://graph.microsoft.com/.default} or the like,
   *     and keeps them as long as they last
   * @param clock for the pace of requests and a Retry-After that is a date
   * @param pause for short waits for room and between the ranges of an upload
   */
  public GraphConnector(
      GraphSettings settings, TokenCredential credential, Clock clock, Pause pause) {
    this.settings = settings;
    this.clock = clock;
    this.sender = new GraphSender(GraphClients.make(settings, credential, clock));
    this.pause = pause;
  }

  /** A credential that always gives this token, for a stand-in of Graph or a short experiment. */
  public static TokenCredential token(String token) {
    return request ->
        Mono.just(
            new AccessToken(token, OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
  }

  /** Sends mail over the same connections. */
  public MailSender mailSender() {
    return new GraphMailSender(sender);
  }

  @Override
  public MailTarget open(String address) {
    return open(address, Pace.FRESH);
  }

  @Override
  public MailTarget open(String address, Pace carried) {
    var keeper = new PaceKeeper(settings.pace(), carried, clock);
    return new GraphTarget(settings, sender, keeper, pause, address);
  }
}
