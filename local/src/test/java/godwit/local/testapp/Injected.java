package godwit.local.testapp;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.HttpTrigger;

/** A function that needs an injector; tells which instance it is. */
public final class Injected {
  private final int number;

  Injected(int number) {
    this.number = number;
  }

  public HttpResponseMessage run(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    return request.createResponseBuilder(HttpStatus.OK).body("instance " + number).build();
  }
}
