package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** HTTP trigger: looks whether everything of a batch is at the target. */
public final class VerifyBatchFunction {
  private final HttpDoor door;

  VerifyBatchFunction(HttpDoor door) {
    this.door = door;
  }

  @FunctionName("verify-batch")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.POST},
              authLevel = AuthorizationLevel.FUNCTION,
              route = "batches/{batch}/verify")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return door.answer(request, context);
  }
}
