package godwit.local.host.app;

import java.util.Map;

/**
 * What goes back to an HTTP caller.
 *
 * @param status 100 to 599
 * @param headers as the function set them, Content-Type by the host's rules
 * @param body bytes to send; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
public record HttpReply(int status, Map<String, String> headers, byte[] body) {
  public HttpReply {
    headers = Map.copyOf(headers);
  }

  /** A status without header or body. */
  public static HttpReply empty(int status) {
    return new HttpReply(status, Map.of(), new byte[0]);
  }
}
