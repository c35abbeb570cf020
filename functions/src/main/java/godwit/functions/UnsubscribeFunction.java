package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** HTTP trigger: ends a subscription. */
public final class UnsubscribeFunction {
  private final HttpDoor door;

  UnsubscribeFunction(HttpDoor door) {
    this.door = door;
  }

  @FunctionName("unsubscribe")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.DELETE},
              authLevel = AuthorizationLevel.FUNCTION,
              route = "hooks/{hook}")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return door.answer(request, context);
  }
}
