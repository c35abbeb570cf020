package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** HTTP trigger: starts or resumes a batch. */
public final class StartBatchFunction {
  private final HttpDoor door;

  StartBatchFunction(HttpDoor door) {
    this.door = door;
  }

  @FunctionName("start-batch")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.POST},
              authLevel = AuthorizationLevel.FUNCTION,
              route = "batches/{batch}/start")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return door.answer(request, context);
  }
}
