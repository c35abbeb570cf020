package godwit.local.fidelity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes what a run found: for people, and as JSON. */
record FidelityReport(Findings findings) {
  private static final int MOST_LISTED = 200;

  void print(PrintStream out) {
    out.printf(Locale.ROOT, "%n%-40s %8s %8s %9s%n", "property", "equal", "degraded", "different");
    for (Property property : Property.values()) {
      out.printf(
          Locale.ROOT,
          "%-40s %8d %8d %9d%n",
          property.label(),
          findings.verdicts(property, Verdict.Kind.EQUAL),
          findings.verdicts(property, Verdict.Kind.DEGRADED),
          findings.verdicts(property, Verdict.Kind.DIFFERENT));
    }
    out.println();
    list(out, "different", Verdict.Kind.DIFFERENT);
    list(out, "degraded", Verdict.Kind.DEGRADED);
    findings.outcomes().stream()
        .filter(o -> !o.isCompared())
        .limit(MOST_LISTED)
        .forEach(o -> out.println(o.state() + ": " + o.file() + ": " + o.note()));
    findings.skipped().forEach(s -> out.println("not sent: " + s.file() + ": " + s.why()));
    totals(out);
  }

  private void list(PrintStream out, String word, Verdict.Kind kind) {
    long[] listed = {0};
    for (Outcome outcome : findings.outcomes()) {
      for (Map.Entry<Property, Verdict> one : outcome.verdicts().entrySet()) {
        if (one.getValue().kind() == kind && listed[0]++ < MOST_LISTED) {
          out.println(
              word
                  + ": "
                  + outcome.file()
                  + ": "
                  + one.getKey().label()
                  + ": "
                  + one.getValue().detail());
        }
      }
    }
    if (listed[0] > MOST_LISTED) {
      out.println(word + ": " + (listed[0] - MOST_LISTED) + " more; --json has all");
    }
  }

  private void totals(PrintStream out) {
    Findings.Source source = findings.source();
    long files = findings.outcomes().size();
    findings.source().problems().forEach(p -> out.println("problem: " + p));
    out.printf(
        Locale.ROOT,
        "%nfrom %s, which serves %d with other bytes than the file has; batch %s%n",
        source.server(),
        source.changed(),
        source.end());
    out.printf(
        Locale.ROOT,
        "files %d, accounted for %d (%s), vanished %d, at the target without a file %d%n",
        files,
        findings.accounted(),
        percent(findings.accounted(), files),
        findings.vanished(),
        findings.extra());
    out.printf(
        Locale.ROOT,
        "compared %d, refused by the IMAP server %d, failed with a reason %d, skipped %d%n",
        findings.compared(),
        findings.in("refused"),
        findings.in("failed"),
        findings.in("skipped"));
    out.printf(
        Locale.ROOT,
        "equal in every property %d (%s), degraded with a named reason %d, different %d%n",
        findings.equal(),
        percent(findings.equal(), findings.compared()),
        findings.compared() - findings.equal() - findings.different(),
        findings.different());
  }

  private static String percent(long part, long whole) {
    // Rounded down: what is not whole must not look so.
    return whole == 0
        ? "nothing"
        : String.format(Locale.ROOT, "%.2f %%", Math.floor(10_000.0 * part / whole) / 100);
  }

  void write(Path file) throws IOException {
    var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("faithful", findings.isFaithful());
    root.put("files", findings.outcomes().size());
    root.put("accountedFor", findings.accounted());
    root.put("vanished", findings.vanished());
    root.put("extraAtTarget", findings.extra());
    root.put("compared", findings.compared());
    root.put("equalInEveryProperty", findings.equal());
    root.put("different", findings.different());
    root.set("source", mapper.valueToTree(findings.source()));
    ObjectNode properties = root.putObject("properties");
    for (Property property : Property.values()) {
      ObjectNode counts = properties.putObject(property.label());
      for (Verdict.Kind kind : Verdict.Kind.values()) {
        counts.put(kind.name().toLowerCase(Locale.ROOT), findings.verdicts(property, kind));
      }
    }
    root.set("notSent", mapper.valueToTree(findings.skipped()));
    var messages = root.putArray("messages");
    findings.outcomes().forEach(o -> messages.add(message(mapper, o)));
    Files.write(file, mapper.writeValueAsBytes(root));
  }

  private static ObjectNode message(ObjectMapper mapper, Outcome outcome) {
    ObjectNode json = mapper.createObjectNode();
    json.put("file", outcome.file()).put("state", outcome.state());
    if (!outcome.note().isEmpty()) {
      json.put("note", outcome.note());
    }
    json.set("reasons", mapper.valueToTree(outcome.reasons()));
    ObjectNode verdicts = json.putObject("properties");
    outcome
        .verdicts()
        .forEach((property, verdict) -> {
          ObjectNode one = verdicts.putObject(property.label());
          one.put("verdict", verdict.kind().name().toLowerCase(Locale.ROOT));
          if (!verdict.detail().isEmpty()) {
            one.put("detail", verdict.detail());
          }
        });
    return json;
  }
}
