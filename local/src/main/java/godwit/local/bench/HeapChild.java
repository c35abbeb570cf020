package godwit.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program of ours in a process of its own, with a small heap. It prints one line of JSON.
 *
 * @param megabytes of its heap
 */
record HeapChild(int megabytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the process printed; where it did not end well, how it ended, as {@code outcome}. */
  JsonNode run(Class<?> program, List<String> args) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.add("-XX:+UseSerialGC");
    // Garbage is collected early, so that the peak is near to what is needed.
    command.add("-Xmn16m");
    command.add("-Duser.timezone=UTC");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(args);
    try {
      Process child = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
      String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = child.waitFor();
      return code == 0 ? JSON.readTree(out) : failed(code);
    } catch (JsonProcessingException e) {
      return failed(0);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to run " + program.getName(), e);
    }
  }

  private static JsonNode failed(int code) {
    return JsonNodeFactory.instance.objectNode().put("outcome", "process ended with " + code);
  }

  /**
   * The most heap that this process had so far: the most that each part of it had, added up, so
   * never less than what was needed. In bytes.
   */
  static long peakBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
