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

  /** How many bytes its body has; small ones may count as none. */
  default long uploadBytes() {
    return 0;
  }

  /** A request whose body has so many bytes. */
  static <T> GraphRequest<T> uploading(long bytes, GraphRequest<T> request) {
    return new GraphRequest<>() {
      @Override
      public T send(GraphClients clients) throws IOException {
        return request.send(clients);
      }

      @Override
      public long uploadBytes() {
        return bytes;
      }
    };
  }
}
