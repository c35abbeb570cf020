package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Logger;

/** A worker that has just begun and answers each HTTP function once; prints what it answered. */
final class ColdStart {
  private static final String FORM =
      """
      --b\r
      Content-Disposition: form-data; name="file"; filename="a.csv"\r
      \r
      Nothing,Useful\r
      --b--\r
      """;

  private ColdStart() {}

  /**
   * Prints a line for each function: its class and the status of its answer.
   *
   * @param classes of the functions
   */
  public static void main(String[] classes) throws Exception {
    FunctionInstanceInjector wiring =
        ServiceLoader.load(FunctionInstanceInjector.class).findFirst().orElseThrow();
    for (String name : classes) {
      Class<?> type = Class.forName(name);
      Method run =
          Arrays.stream(type.getDeclaredMethods())
              .filter(method -> method.getName().equals("run"))
              .findFirst()
              .orElseThrow();
      Object function = wiring.getInstance(type);
      var answer = (HttpResponseMessage) run.invoke(function, call(run), new Context());
      System.out.println(type.getSimpleName() + " " + answer.getStatusCode());
    }
  }

  private static Call<?> call(Method run) {
    HttpTrigger trigger =
        Arrays.stream(run.getParameters())
            .flatMap(p -> Arrays.stream(p.getAnnotationsByType(HttpTrigger.class)))
            .findFirst()
            .orElseThrow();
    HttpMethod method = trigger.methods()[0];
    String path = "/" + trigger.route().replaceAll("\\{[^}]+}", "none");
    boolean bytes = run.getGenericParameterTypes()[0].getTypeName().contains("byte[]");
    if (bytes) {
      byte[] form = FORM.getBytes(StandardCharsets.US_ASCII);
      return new Call<>(
          method, path, headers("multipart/form-data; boundary=b", form.length), Optional.of(form));
    }
    if (method == HttpMethod.GET || method == HttpMethod.DELETE) {
      return new Call<String>(method, path, Map.of(), Optional.empty());
    }
    String text = path.equals("/batches") ? "Nothing,Useful\n" : "{}";
    String type = path.equals("/batches") ? "text/csv" : "application/json";
    return new Call<>(method, path, headers(type, text.length()), Optional.of(text));
  }

  private static Map<String, String> headers(String type, int length) {
    return Map.of("content-type", type, "content-length", Integer.toString(length));
  }

  private static final class Context implements ExecutionContext {
    @Override
    public Logger getLogger() {
      return Logger.getLogger("invocation");
    }

    @Override
    public String getInvocationId() {
      return "1";
    }

    @Override
    public String getFunctionName() {
      return "any";
    }
  }
}
