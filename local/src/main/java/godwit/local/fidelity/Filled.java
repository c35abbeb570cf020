package godwit.local.fidelity;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies at the source after filling.
 *
 * @param uids where each file lies
 * @param refused files that the server did not take, with its answer
 * @param changed files that the server serves with other bytes than they have
 */
record Filled(
    Map<Placement, Account.Key> uids, Map<Placement, String> refused, List<Placement> changed) {

  /** Stores every file and reads back where it lies. */
  static Filled fill(SourceServer server, List<Placement> places, Progress progress)
      throws IOException {
    var refused = new LinkedHashMap<Placement, String>();
    for (int mailbox = 0; mailbox < Placement.mailboxes(places); mailbox++) {
      int wanted = mailbox;
      var own = places.stream().filter(p -> p.mailbox() == wanted).toList();
      refused.putAll(store(server, own, progress));
    }
    var uids = new LinkedHashMap<Placement, Account.Key>();
    for (int mailbox = 0; mailbox < Placement.mailboxes(places); mailbox++) {
      int wanted = mailbox;
      var stored =
          places.stream().filter(p -> p.mailbox() == wanted && !refused.containsKey(p)).toList();
      uids.putAll(find(server, SourceServer.address(mailbox), stored));
    }
    return new Filled(uids, refused, new ArrayList<>());
  }

  private static Map<Placement, String> store(
      SourceServer server, List<Placement> places, Progress progress) throws IOException {
    var refused = new LinkedHashMap<Placement, String>();
    ImapLink link = open(server, places.getFirst());
    try {
      for (Placement place : places) {
        byte[] content = Files.readAllBytes(place.file());
        try {
          Optional<String> no = link.append(place, content);
          no.ifPresent(answer -> refused.put(place, answer));
        } catch (IOException closed) {
          // Some servers close the connection on what they dislike; the next file is another one.
          refused.put(place, "the server ended the connection");
          link.close();
          link = open(server, place);
        }
        progress.step("put on the IMAP server");
      }
    } finally {
      link.close();
    }
    return refused;
  }

  private static ImapLink open(SourceServer server, Placement place) throws IOException {
    String user = SourceServer.address(place.mailbox());
    return new ImapLink(server.host(), server.port(), user, SourceServer.password());
  }

  /** Messages of a folder have rising UIDs in the order in which they were stored. */
  private static Map<Placement, Account.Key> find(
      SourceServer server, String user, List<Placement> stored) throws IOException {
    var byFolder = new LinkedHashMap<String, List<Placement>>();
    stored.forEach(p -> byFolder.computeIfAbsent(p.folder(), f -> new ArrayList<>()).add(p));
    var uids = new HashMap<Placement, Account.Key>();
    try (var link = new ImapLink(server.host(), server.port(), user, SourceServer.password())) {
      for (Map.Entry<String, List<Placement>> folder : byFolder.entrySet()) {
        long validity = link.select(folder.getKey());
        List<Long> there = link.uids();
        if (there.size() != folder.getValue().size()) {
          throw new IOException(
              "the source has "
                  + there.size()
                  + " of "
                  + folder.getValue().size()
                  + " messages that it took, in "
                  + folder.getKey());
        }
        for (int i = 0; i < there.size(); i++) {
          uids.put(
              folder.getValue().get(i),
              new Account.Key(user, folder.getKey(), validity, there.get(i)));
        }
      }
    }
    return uids;
  }
}
