package godwit.local.testapp;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Functions without an answer, and one that tells what they were given. */
public final class Seen {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  public void queued(
      @QueueTrigger(name = "message", queueName = "%Work%", connection = "Storage") String message,
      @BindingName("DequeueCount") long delivery,
      @BindingName("InsertionTime") String inserted) {
    SEEN.add(message + " delivery " + delivery + " " + inserted.charAt(0));
    if (message.startsWith("bad")) {
      throw new IllegalStateException("on purpose");
    }
  }

  /** Runs until the file exists that the message names; says so beside it when it begins. */
  public void waits(
      @QueueTrigger(name = "message", queueName = "waits", connection = "Storage") String file,
      @BindingName("DequeueCount") long delivery)
      throws IOException, InterruptedException {
    Files.writeString(Path.of(file + ".begun." + delivery), "");
    while (!Files.exists(Path.of(file))) {
      Thread.sleep(20);
    }
    Files.writeString(Path.of(file + ".done"), "");
  }

  public void bytes(
      @QueueTrigger(name = "message", queueName = "bytes", connection = "Storage") byte[] bytes) {
    SEEN.add("bytes " + new String(bytes, StandardCharsets.UTF_8));
  }

  public void timed(@TimerTrigger(name = "timer", schedule = "%Daily%") String timer) {
    SEEN.add(timer.replaceAll(".*(\"IsPastDue\":\\w+).*", "$1"));
  }

  public HttpResponseMessage seen(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    return request.createResponseBuilder(HttpStatus.OK).body(String.join("\n", SEEN)).build();
  }
}
