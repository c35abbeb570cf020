package godwit.target.graph;

import java.io.IOException;

/**
 * One request of Graph's reference with its answer. Sent by {@link GraphCaller}, any number of
 * times.
 *
 * @param <T> what of the answer is of use
 */
@FunctionalInterface
interface GraphRequest<T> {
  /**
   * Sends it once.
   *
   * @throws IOException if no whole answer came, or one that refuses
   */
  T send(GraphClients clients) throws IOException;
}
