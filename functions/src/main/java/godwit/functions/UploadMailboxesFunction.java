package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** HTTP trigger: a CSV file as it is, in any encoding, adds rows to a batch. */
public final class UploadMailboxesFunction {
  private final HttpDoor door;

  UploadMailboxesFunction(HttpDoor door) {
    this.door = door;
  }

  @FunctionName("upload-mailboxes")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.POST},
              authLevel = AuthorizationLevel.FUNCTION,
              route = "batches/{batch}/mailboxes/upload")
          HttpRequestMessage<Optional<byte[]>> request,
      ExecutionContext context) {
    return door.answerBytes(request, context);
  }
}
