package godwit.target.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import godwit.target.OutgoingMail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Graph: user: sendMail, with a copy among the sent items of the sender. Answered by 202, which
 * says that it is accepted, not that it has arrived.
 */
record SendMail(String sender, OutgoingMail mail) implements GraphRequest<Boolean> {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public Boolean send(GraphClients clients) throws IOException {
    var request =
        new Request.Builder()
            .url(clients.baseUrl() + "/users/" + Users.segment(sender) + "/sendMail")
            .post(RequestBody.create(body(), JsonBody.JSON))
            .build();
    try (Response response = clients.http().newCall(request).execute()) {
      if (response.code() != 202) {
        throw new GraphFaultException(GraphFault.of(response.code(), "UnexpectedStatus"));
      }
      return true;
    }
  }

  private byte[] body() {
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("message");
      json.writeStringField("subject", mail.subject());
      json.writeObjectFieldStart("body");
      json.writeStringField("contentType", "html");
      json.writeStringField("content", mail.html());
      json.writeEndObject();
      recipients(json);
      attachments(json);
      json.writeEndObject();
      json.writeBooleanField("saveToSentItems", true);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory refuses nothing", e);
    }
    return out.toByteArray();
  }

  private void recipients(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("toRecipients");
    for (String address : mail.recipients()) {
      json.writeStartObject();
      json.writeObjectFieldStart("emailAddress");
      json.writeStringField("address", address);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void attachments(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("attachments");
    for (OutgoingMail.AttachedFile file : mail.files()) {
      json.writeStartObject();
      json.writeStringField("@odata.type", "#microsoft.graph.fileAttachment");
      json.writeStringField("name", file.name());
      json.writeStringField("contentType", file.contentType());
      json.writeBinaryField("contentBytes", file.text().getBytes(StandardCharsets.UTF_8));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
