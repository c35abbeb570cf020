package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** HTTP trigger: removes a batch; mail stays where it is. */
public final class DeleteBatchFunction {
  private final HttpDoor door;

  DeleteBatchFunction(HttpDoor door) {
    this.door = door;
  }

  @FunctionName("delete-batch")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.DELETE},
              authLevel = AuthorizationLevel.FUNCTION,
              route = "batches/{batch}")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return door.answer(request, context);
  }
}
