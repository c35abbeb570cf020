package godwit.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of copying as a table for people. */
final class CopyTable {
  static final String HOST = "host";
  static final List<String> OTHERS = List.of("exchange", "azurite", "dovecot");

  private CopyTable() {}

  static List<String> lines(List<CopyFigures> figures) {
    var heads = new ArrayList<>(List.of("messages", "run", "s", "msg/s", "MB/s"));
    heads.add("host CPU\nms/msg");
    heads.add("of it JIT\nms/msg");
    OTHERS.forEach(name -> heads.add(name + "\nms/msg"));
    heads.addAll(List.of("host peak\nMB", "FETCH\nmsg/s", "FETCH\nMB/s", "copy : FETCH\ntime"));
    var table = new TextTable(heads);
    figures.forEach(f -> table.add(row(f)));
    var lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        "run 1 finds a cold program, whose code the JIT still compiles; host: the functions, -Xmx512m"
            + " unless told otherwise");
    lines.add("MB: 10^6 bytes as they lie at the source; FETCH: the same mail read raw, pipelined");
    return lines;
  }

  private static List<String> row(CopyFigures f) {
    var cells = new ArrayList<String>();
    cells.add(f.workload().title());
    cells.add(Integer.toString(f.run()));
    cells.add(number("%.2f", f.took().toNanos() / 1e9));
    cells.add(number("%,.0f", f.messagesPerSecond()));
    cells.add(number("%.1f", f.megabytesPerSecond()));
    cells.add(number("%.2f", f.cpuMillisPerMessage(HOST)));
    cells.add(number("%.2f", f.cpuMillisPerMessage(HOST + Processes.JIT)));
    OTHERS.forEach(name -> cells.add(number("%.2f", f.cpuMillisPerMessage(name))));
    cells.add(f.peakBytes().map(peak -> number("%,.0f", peak / 1e6)).orElse("-"));
    cells.add(number("%,.0f", f.raw().messagesPerSecond()));
    cells.add(number("%,.0f", f.raw().megabytesPerSecond()));
    cells.add(number("%.0f", f.timesRaw()) + " : 1");
    return cells;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
