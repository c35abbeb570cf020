package godwit.verify;

import godwit.ledger.FolderPlan;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is at the target, by message of the source and by identity. For one thread. */
final class SightingIndex {
  /** The present generation of a folder. */
  private record Generation(String folder, long validity) {}

  private final Map<Generation, Map<Long, List<Sighting>>> byMessage = new HashMap<>();
  private final Map<Long, Sighting> byId = new HashMap<>();

  SightingIndex(List<Sighting> sightings) {
    for (Sighting seen : new HashSet<>(sightings)) {
      boolean again = byId.put(seen.id(), seen) != null;
      if (!again) {
        // A page begins with the end of the one before, so that some are seen twice.
        byMessage
            .computeIfAbsent(new Generation(seen.folder(), seen.validity()), g -> new TreeMap<>())
            .computeIfAbsent(seen.uid(), u -> new ArrayList<>(1))
            .add(seen);
      }
    }
  }

  /** What carries the stamps of a folder's present generation, by identifier. */
  Map<Long, List<Sighting>> of(FolderPlan folder) {
    var generation = new Generation(folder.key().id(), folder.validity().value());
    return byMessage.getOrDefault(generation, Map.of());
  }

  /** Whether a message is there, under whatever stamp. */
  boolean has(TargetMessageId id) {
    return byId.containsKey(hash(id.value()));
  }

  /** Whether a message that is there lies in none of these folders. */
  boolean isElsewhere(TargetMessageId id, Set<Long> places) {
    Sighting seen = byId.get(hash(id.value()));
    return seen != null && seen.place() != 0 && !places.contains(seen.place());
  }

  static long place(TargetFolderId folder) {
    return hash(folder.value());
  }

  /** 64 bits of SHA-256: among a million identities two meet with a chance of 1 in 30 million. */
  static long hash(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(sha).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
