package godwit.target.graph;

import java.io.IOException;

/**
 * Carries a {@link GraphFault} through OkHttp and the Graph SDK, which both let an {@link
 * IOException} pass. Never leaves the package: {@link GraphErrors} translates it.
 */
final class GraphFaultException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient GraphFault fault;

  GraphFaultException(GraphFault fault) {
    super("Graph answered " + fault.status() + " " + fault.name());
    this.fault = fault;
  }

  GraphFault fault() {
    return fault;
  }
}
