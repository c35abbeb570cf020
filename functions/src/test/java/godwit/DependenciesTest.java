package godwit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** {@code docs/dependencies.md} names what the build names. */
class DependenciesTest {
  private static final Set<String> KINDS = Set.of("dependency", "plugin", "path", "artifactItem");

  @Test
  void every_dependency_and_plugin_has_its_reason_and_no_reason_is_left_over() throws Exception {
    var named = new TreeSet<String>();
    for (String pom : new String[] {"pom.xml", "functions/pom.xml", "local/pom.xml"}) {
      named.addAll(artifacts(pom));
    }
    for (String program : new String[] {"local/azurite", "infra/checks"}) {
      new ObjectMapper()
          .readTree(Repository.text(program + "/package.json"))
          .path("dependencies")
          .fieldNames()
          .forEachRemaining(named::add);
    }

    assertThat(explained()).containsExactlyElementsOf(named);
  }

  private static Set<String> artifacts(String pom) throws Exception {
    var found = new TreeSet<String>();
    NodeList artifacts =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Repository.path(pom).toFile())
            .getElementsByTagName("artifactId");
    for (int i = 0; i < artifacts.getLength(); i++) {
      Node kind = artifacts.item(i).getParentNode();
      if (KINDS.contains(kind.getNodeName()) && !isOurs((Element) kind)) {
        found.add(artifacts.item(i).getTextContent().strip());
      }
    }
    return found;
  }

  private static boolean isOurs(Element kind) {
    return kind.getElementsByTagName("groupId").item(0).getTextContent().strip().equals("godwit");
  }

  private static Set<String> explained() throws Exception {
    var found = new TreeSet<String>();
    Matcher row =
        Pattern.compile("(?m)^\\| `([^`]+)` \\| \\S")
            .matcher(Repository.text("docs/dependencies.md"));
    while (row.find()) {
      assertThat(found.add(row.group(1))).as(row.group(1)).isTrue();
    }
    return found;
  }
}
