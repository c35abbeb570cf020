package godwit.local.demo;

import godwit.local.client.ApiClient;
import godwit.local.client.NewBatch;
import godwit.local.client.RefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks the HTTP interface for everything that it shows, and makes it refuse, so that a witness sees
 * each kind of answer.
 */
final class Tour {
  private final ApiClient api;
  private final String batch;

  Tour(ApiClient api, String batch) {
    this.api = api;
    this.batch = batch;
  }

  void run(DemoSource source, NewBatch made) {
    String at = "/batches/" + batch;
    for (String path :
        List.of("/batches", at, at + "/mailboxes", at + "/messages", at + "/cutover")) {
      look(path, "application/json");
    }
    look(at + "/messages?state=failed", "text/csv");
    look("/batches/there-is-none", "application/json");
    for (MailboxLogin login : source.logins()) {
      look(at + "/mailboxes/" + encoded(login.address()), "application/json");
    }
    // The name is taken, then every row has faults.
    refused(made);
    refused(new NewBatch(batch + "-again", made.options(), source.csv().repeated()));
  }

  private void look(String path, String mediaType) {
    try {
      byte[] unused = api.get(path, mediaType);
    } catch (RefusedException e) {
      // A refusal is an answer as well; the witness has seen it.
    }
  }

  private void refused(NewBatch batch) {
    try {
      throw new IllegalStateException("was taken: " + api.create(batch).status());
    } catch (RefusedException e) {
      // As it should be.
    }
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
