package godwit.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import godwit.api.Route;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Java worker finds when it loads the app. */
class WiringTest {
  private static final List<Method> FUNCTIONS = functions();

  @Test
  void the_worker_finds_one_injector() {
    assertThat(ServiceLoader.load(FunctionInstanceInjector.class))
        .singleElement()
        .isInstanceOf(Wiring.class);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void every_function_has_an_instance(Class<?> type) throws Exception {
    assertThat(new Wiring().getInstance(type)).isExactlyInstanceOf(type);
  }

  @Test
  void a_class_that_is_no_function_has_none() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Wiring().getInstance(String.class));
  }

  @Test
  void names_are_unique_and_one_to_a_class() {
    assertThat(FUNCTIONS).extracting(WiringTest::name).doesNotHaveDuplicates().hasSize(46);
    assertThat(FUNCTIONS).extracting(Method::getDeclaringClass).doesNotHaveDuplicates();
  }

  @Test
  void names_are_those_of_the_classes() {
    assertThat(FUNCTIONS)
        .allSatisfy(function ->
            assertThat(name(function).replace("-", "") + "function")
                .isEqualToIgnoringCase(function.getDeclaringClass().getSimpleName()));
  }

  @Test
  void http_functions_are_the_routes_of_the_interface() {
    var served =
        FUNCTIONS.stream()
            .flatMap(f -> http(f).stream())
            .flatMap(h -> Arrays.stream(h.methods()).map(m -> m + " /" + h.route()));

    assertThat(served)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values()).map(r -> r.method() + " " + r.path()).toList());
  }

  private static Stream<Class<?>> classes() {
    return FUNCTIONS.stream().map(Method::getDeclaringClass);
  }

  static List<Method> functions() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("godwit").stream()
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(FunctionName.class))
            .toList();
  }

  private static String name(Method function) {
    return function.getAnnotation(FunctionName.class).value();
  }

  static Optional<HttpTrigger> http(Method function) {
    return Arrays.stream(function.getParameters())
        .flatMap(p -> Arrays.stream(p.getAnnotationsByType(HttpTrigger.class)))
        .findFirst();
  }
}
