package godwit.target.graph;

/** Sends requests, each at most once. */
interface GraphCaller {
  /**
   * Sends a request.
   *
   * @throws GraphFaultException if it was refused, or whether it was carried out is not known
   */
  <T> T call(GraphRequest<T> request) throws GraphFaultException;
}
