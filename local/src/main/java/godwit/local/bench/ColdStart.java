package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What one process took, counted from its start.
 *
 * @param answer until it answered an HTTP request that reads tables
 * @param message until the first message of a mailbox that was waiting in the queue had arrived
 * @param chunk until all messages of its first chunk had
 */
record ColdStart(Duration answer, Duration message, Duration chunk) {
  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("answerMillis", answer.toMillis())
        .put("messageMillis", message.toMillis())
        .put("chunkMillis", chunk.toMillis());
  }
}
