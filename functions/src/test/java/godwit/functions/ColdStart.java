package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Logger;

/** A worker that has just begun and answers a few HTTP requests; prints what it answered. */
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

  public static void main(String[] arguments) throws Exception {
    FunctionInstanceInjector wiring =
        ServiceLoader.load(FunctionInstanceInjector.class).findFirst().orElseThrow();
    var context = new Context();
    print(wiring.getInstance(ListBatchesFunction.class).run(get("/batches"), context));
    print(wiring.getInstance(ShowBatchFunction.class).run(get("/batches/none"), context));
    var csv =
        new Call<>(
            HttpMethod.POST,
            "/batches",
            Map.of("content-type", "text/csv", "content-length", "15"),
            Optional.of("Nothing,Useful\n"));
    print(wiring.getInstance(CreateBatchFunction.class).run(csv, context));
    byte[] form = FORM.getBytes(StandardCharsets.US_ASCII);
    var upload =
        new Call<>(
            HttpMethod.POST,
            "/batches/upload",
            Map.of(
                "content-type",
                "multipart/form-data; boundary=b",
                "content-length",
                Integer.toString(form.length)),
            Optional.of(form));
    print(wiring.getInstance(UploadBatchFunction.class).run(upload, context));
  }

  private static Call<String> get(String path) {
    return new Call<>(HttpMethod.GET, path, Map.of(), Optional.empty());
  }

  private static void print(HttpResponseMessage answer) {
    System.out.println(answer.getStatusCode());
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
