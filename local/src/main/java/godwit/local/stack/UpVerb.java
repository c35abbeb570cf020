package godwit.local.stack;

import godwit.local.servers.GreenMailServer;
import godwit.local.servers.SampleMailboxes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code ./godwit up}: the stack, left running. */
public final class UpVerb {
  private UpVerb() {}

  /**
   * Starts the stack and, unless told otherwise, a GreenMail with sample mailboxes; prints {@code
   * ready api=URL key=KEY exchange=URL inspect=URL} and stays until Ctrl-C or until a part ends.
   */
  public static int run(List<String> args) throws InterruptedException {
    Optional<UpArguments> parsed = UpArguments.parse(args);
    if (parsed.isEmpty()) {
      System.err.print(UpArguments.USAGE);
      return 2;
    }
    System.err.println("starting Azurite, the Exchange Online stand-in and the functions");
    try (Stack stack = Stack.start(parsed.get().stack());
        Samples samples = parsed.get().greenMail() ? Samples.start() : Samples.none()) {
      var ending = new AtomicBoolean();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> end(ending, List.of(samples::close, stack::close))));
      samples.print();
      System.err.println("logs and state in " + stack.folder());
      System.out.println(
          "ready api="
              + stack.api()
              + " key="
              + stack.key()
              + " exchange="
              + stack.graph()
              + " inspect="
              + stack.inspect().map(Object::toString).orElse("-"));
      return watch(stack, ending);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static void end(AtomicBoolean ending, List<Runnable> parts) {
    ending.set(true);
    parts.forEach(Runnable::run);
  }

  private static int watch(Stack stack, AtomicBoolean ending) throws InterruptedException {
    Optional<String> fallen = stack.fallen();
    while (fallen.isEmpty()) {
      Thread.sleep(200);
      fallen = stack.fallen();
    }
    if (ending.get()) {
      return 0;
    }
    System.err.println(
        fallen.get() + " has ended, so everything is stopped; with --data a new start goes on");
    return 1;
  }

  private record Samples(Optional<GreenMailServer> server) implements AutoCloseable {
    static Samples none() {
      return new Samples(Optional.empty());
    }

    static Samples start() {
      GreenMailServer server = GreenMailServer.start();
      SampleMailboxes.fill(server);
      return new Samples(Optional.of(server));
    }

    void print() {
      server.ifPresent(s -> {
        System.err.println(
            "sample IMAP server host=" + s.host() + " port=" + s.port() + " security=none");
        SampleMailboxes.ALL.forEach(
            m -> System.err.println("  mailbox " + m.address() + " password " + m.password()));
      });
    }

    @Override
    public void close() {
      server.ifPresent(GreenMailServer::close);
    }
  }
}
