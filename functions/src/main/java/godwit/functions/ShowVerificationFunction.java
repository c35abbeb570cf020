package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** HTTP trigger: what was found after the copy. */
public final class ShowVerificationFunction {
  private final HttpDoor door;

  ShowVerificationFunction(HttpDoor door) {
    this.door = door;
  }

  @FunctionName("show-verification")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.GET},
              authLevel = AuthorizationLevel.FUNCTION,
              route = "batches/{batch}/verification")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return door.answer(request, context);
  }
}
