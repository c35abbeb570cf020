package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Repository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every request of docs/from-new-migrationbatch.md is one that there is. */
class FromNativeTest {
  private static final Pattern REQUEST = Pattern.compile("curl ([^`]*)\"\\$api(/[^\"?]*)");
  private static final Pattern METHOD = Pattern.compile("-X (\\w+)");

  @Test
  void every_request_has_a_route() throws Exception {
    var requests = REQUEST.matcher(Repository.text("docs/from-new-migrationbatch.md"));
    var unknown = new ArrayList<String>();
    int count = 0;
    while (requests.find()) {
      count++;
      var segments = Arrays.asList(requests.group(2).substring(1).split("/", -1));
      String method = method(requests.group(1));
      if (Route.at(segments).stream().noneMatch(route -> route.method().equals(method))) {
        unknown.add(method + " " + requests.group(2));
      }
    }

    assertThat(count).isGreaterThan(20);
    assertThat(unknown).isEmpty();
  }

  private static String method(String options) {
    var named = METHOD.matcher(options);
    if (named.find()) {
      return named.group(1);
    }
    return options.contains("--data-binary") || options.contains("-d @") ? "POST" : "GET";
  }
}
