package godwit.target.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import godwit.target.TargetFolderId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Graph: mailFolder: post messages. The one request that is made for every message, so it is
 * written and read as a stream over the SDK's own HTTP client: a third of the SDK's time per
 * message, and attachments are never held.
 */
record CreateMessage(String address, TargetFolderId folder, JsonBody body)
    implements GraphRequest<CreatedMessage> {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public CreatedMessage send(GraphClients clients) throws IOException {
    var request =
        new Request.Builder()
            .url(Users.messages(clients, address, folder.value()))
            .post(body)
            .build();
    try (Response response = clients.http().newCall(request).execute()) {
      if (response.code() != 201 || response.body() == null) {
        throw new GraphFaultException(GraphFault.of(response.code(), "UnexpectedStatus"));
      }
      try (JsonParser parser = JSON.createParser(response.body().byteStream())) {
        return parse(parser);
      }
    }
  }

  @Override
  public long uploadBytes() {
    return body.contentLength();
  }

  /** Reads to the end, so that the connection can be used again. */
  private static CreatedMessage parse(JsonParser parser) throws IOException {
    String id = "";
    Optional<Boolean> draft = Optional.empty();
    Optional<Instant> received = Optional.empty();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new GraphFaultException(GraphFault.of(201, "AnswerWithoutMessage"));
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> id = Optional.ofNullable(parser.getValueAsString()).orElse("");
        case "isDraft" ->
            draft = value.isBoolean() ? Optional.of(parser.getBooleanValue()) : Optional.empty();
        case "receivedDateTime" ->
            received = Optional.ofNullable(parser.getValueAsString()).flatMap(CreateMessage::time);
        default -> parser.skipChildren();
      }
    }
    return new CreatedMessage(id, draft, received);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      // Counts as an answer without the time, which the check then refuses.
      return Optional.empty();
    }
  }
}
