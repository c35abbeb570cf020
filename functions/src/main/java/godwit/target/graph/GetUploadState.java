package godwit.target.graph;

import java.io.IOException;
import okhttp3.Request;

/** Asks an upload session which bytes it still misses. Carries no token, as {@link PutRange}. */
record GetUploadState(String uploadUrl, long sizeBytes) implements GraphRequest<UploadState> {
  @Override
  public UploadState send(GraphClients clients) throws IOException {
    return UploadAnswer.send(
        clients, new Request.Builder().url(uploadUrl).get().build(), sizeBytes);
  }
}
