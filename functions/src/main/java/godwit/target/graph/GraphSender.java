package godwit.target.graph;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** Sends requests at once, each exactly once. Safe for use by many threads. */
final class GraphSender implements GraphCaller {
  private final GraphClients clients;

  GraphSender(GraphClients clients) {
    this.clients = clients;
  }

  @Override
  public <T> T call(GraphRequest<T> request) throws GraphFaultException {
    try {
      return request.send(clients);
    } catch (IOException e) {
      throw fault(e);
    } catch (RuntimeException e) {
      // The SDK wraps whatever goes wrong on the line; what has no such cause is a defect.
      throw fault(onTheLine(e).orElseThrow(() -> e));
    }
  }

  private static Optional<IOException> onTheLine(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }

  private static GraphFaultException fault(IOException e) {
    return switch (e) {
      case GraphFaultException known -> known;
      case InterruptedIOException late -> new GraphFaultException(GraphFault.of(0, "TimedOut"));
      default -> new GraphFaultException(GraphFault.of(0, "ConnectionLost"));
    };
  }
}
