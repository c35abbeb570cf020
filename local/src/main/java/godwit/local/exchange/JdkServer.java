package godwit.local.exchange;

/** Settings of the JDK's HTTP server, which it reads once when its classes load. */
final class JdkServer {

  private JdkServer() {}

  /** Sets what is not set yet; call before the first server of the process is made. */
  static void prepare() {
    // Answers go out in two writes; without this each waits for the peer's delayed ACK (40 ms).
    set("sun.net.httpserver.nodelay", "true");
    // The default closes idle connections after 30 s, under the hands of clients that pool them for
    // minutes: a POST then fails for no reason that Graph would have.
    set("sun.net.httpserver.idleInterval", "600");
    set("sun.net.httpserver.maxIdleConnections", "10000");
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
