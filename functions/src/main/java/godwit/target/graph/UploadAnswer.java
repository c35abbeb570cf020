package godwit.target.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;

/** Sends a request to an upload session and reads how far the session has come. */
final class UploadAnswer {
  private static final JsonMapper JSON = new JsonMapper();

  private UploadAnswer() {}

  static UploadState send(GraphClients clients, Request request, long sizeBytes)
      throws IOException {
    try (Response response = clients.uploads().newCall(request).execute()) {
      if (response.code() == 201) {
        return new UploadState(true, sizeBytes);
      }
      return response.body() == null
          ? UploadState.of(List.of(), sizeBytes)
          : UploadState.of(ranges(response.body().bytes()), sizeBytes);
    }
  }

  private static List<String> ranges(byte[] answer) throws IOException {
    List<String> ranges = new ArrayList<>();
    JsonNode expected = JSON.readTree(answer).path("nextExpectedRanges");
    expected.forEach(range -> ranges.add(range.asText()));
    return ranges;
  }
}
