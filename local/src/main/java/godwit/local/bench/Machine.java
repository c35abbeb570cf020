package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What the figures were measured on.
 *
 * @param memoryBytes of the machine or its container
 * @param jdk version and vendor
 * @param load average of the last minute before the measurement, below 0 where it is not known
 */
record Machine(int cores, long memoryBytes, String jdk, String system, double load) {
  /** This machine as it is now. */
  static Machine now() {
    var bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        bean.getTotalMemorySize(),
        System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        bean.getSystemLoadAverage());
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "machine: %d cores, %.1f GB memory, JDK %s, %s, load average before the run %s",
        cores,
        memoryBytes / 1e9,
        jdk,
        system,
        load < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", load));
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("cores", cores)
        .put("memoryBytes", memoryBytes)
        .put("jdk", jdk)
        .put("system", system)
        .put("loadAverageBefore", load);
  }
}
