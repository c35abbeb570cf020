package godwit.endpoint;

import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a host. A port: DNS in the app, a table in tests. */
@FunctionalInterface
public interface HostResolver {
  /** The addresses of a name or literal address; empty if there are none or DNS does not answer. */
  List<InetAddress> resolve(String host);
}
