package godwit.local.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTemplateTest {
  @ParameterizedTest
  @CsvSource({
    "api/batches, /api/batches, {}",
    "api/batches, /API/Batches/, {}",
    "api/batches, /api/batches/x, none",
    "api/{batch}, /api/b%C3%A4, {batch=bä}",
    "api/{batch}, /api/a%2Fb, {batch=a%2Fb}",
    "api/{batch}, /api, none",
    "api/{batch?}, /api, {}",
    "api/{batch?}, /api/x, {batch=x}",
    "api/{*rest}, /api/x/y, {rest=x/y}",
    "api/{**rest}, /api, {}",
    "api/{n:int}, /api/12, {n=12}",
    "api/{n:int}, /api/1x, none",
    "api/{id:guid}, /api/0b6d41fe-ad6f-4bb5-9a6a-6bd8f1b4f6aa, {id=0b6d41fe-ad6f-4bb5-9a6a-6bd8f1b4f6aa}"
  })
  void a_path_fits_or_not(String template, String path, String expected) {
    var values = RouteTemplate.parse(template).match(path).map(Object::toString);

    assertThat(values).isEqualTo(Optional.of(expected).filter(e -> !e.equals("none")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/{b?}/c", "a/{*b}/c", "a/x{b}", "a/{b:regex}", "a/{b=1}", "a/{b"})
  void a_form_that_the_host_lacks_is_refused(String template) {
    assertThatThrownBy(() -> RouteTemplate.parse(template))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_most_specific_route_comes_first() {
    var sorted =
        Stream.of("{*any}", "batches/{b}", "batches/{b}/x", "batches/{n:int}", "batches/upload")
            .sorted((one, other) ->
                RouteTemplate.MOST_SPECIFIC_FIRST.compare(
                    RouteTemplate.parse(one), RouteTemplate.parse(other)))
            .toList();

    assertThat(sorted)
        .containsExactly(
            "batches/upload", "batches/{n:int}", "batches/{b}/x", "batches/{b}", "{*any}");
  }
}
