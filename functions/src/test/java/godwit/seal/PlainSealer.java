package godwit.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A sealer for tests: hides the value from the eye and binds it to its cell, with no secrecy. */
public final class PlainSealer implements Sealer {
  @Override
  public WrappedKey newKey() {
    return new WrappedKey("plain", "a2V5");
  }

  @Override
  public SealedSecret seal(WrappedKey key, Secret secret, String cell) {
    byte[] bytes = (cell + "\n" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
    return new SealedSecret(Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public Secret open(WrappedKey key, SealedSecret sealed, String cell) {
    String text = new String(Base64.getDecoder().decode(sealed.text()), StandardCharsets.UTF_8);
    if (!text.startsWith(cell + "\n")) {
      throw new IllegalArgumentException("another cell");
    }
    return Secret.of(text.substring(cell.length() + 1));
  }
}
