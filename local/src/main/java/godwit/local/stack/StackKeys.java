package godwit.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Keys of one stack, drawn once and kept beside its data, so that a restart opens what an earlier
 * run sealed.
 *
 * @param function opens the HTTP interface
 * @param master opens the host's administration as well
 * @param sealing base64 of 32 bytes: wraps the batches' data keys
 * @param token what the Exchange Online stand-in takes for a token
 */
record StackKeys(String function, String master, String sealing, String token) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The keys in {@code folder/keys.properties}, drawn now if there are none. */
  static StackKeys in(Path folder) {
    Path file = folder.resolve("keys.properties");
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      var drawn = new StackKeys(hex(), hex(), base64(), hex());
      drawn.write(file);
      return drawn;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to keep the keys in " + file, e);
    }
  }

  private static StackKeys read(Path file) throws IOException {
    var kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    }
    return new StackKeys(
        kept.getProperty("function"),
        kept.getProperty("master"),
        kept.getProperty("sealing"),
        kept.getProperty("token"));
  }

  private void write(Path file) throws IOException {
    var kept = new Properties();
    kept.setProperty("function", function);
    kept.setProperty("master", master);
    kept.setProperty("sealing", sealing);
    kept.setProperty("token", token);
    Path fresh = Files.createTempFile(file.getParent(), "keys", ".new");
    try (Writer writer = Files.newBufferedWriter(fresh)) {
      kept.store(writer, "Keys of this stack. Whoever has them can open its stored passwords.");
    }
    var moved = Files.move(fresh, file);
    if (!moved.equals(file)) {
      throw new IOException("the keys went elsewhere");
    }
  }

  private static String hex() {
    return HexFormat.of().formatHex(bytes(24));
  }

  private static String base64() {
    return Base64.getEncoder().encodeToString(bytes(32));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Hides the keys. */
  @Override
  public String toString() {
    return "StackKeys[hidden]";
  }
}
