package godwit.local.exchange.store;

import godwit.local.exchange.http.GraphRefusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * What an opaque id stands for. Ids are url-safe base64, case-sensitive, as long as Exchange's own
 * (immutable 72 characters, ordinary 152), and mean nothing in another mailbox.
 *
 * @param kind what is named
 * @param mailbox the mailbox's own id
 * @param number the folder or message
 * @param place for an ordinary message id the folder it is in, for an attachment its number
 * @param moves for an ordinary message id how often the message had moved
 */
public record ItemId(Kind kind, UUID mailbox, long number, long place, long moves) {
  private static final int HEADER_BYTES = 3;

  /** The kinds of things that have ids, with the length of the id in bytes. */
  public enum Kind {
    FOLDER(0x24, 90),
    IMMUTABLE(0x25, 54),
    ORDINARY(0x26, 114),
    ATTACHMENT(0x27, 135);

    private final int code;
    private final int bytes;

    Kind(int code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }

    private static Kind of(int code, int bytes) {
      for (Kind kind : values()) {
        if (kind.code == code && kind.bytes == bytes) {
          return kind;
        }
      }
      throw malformed();
    }
  }

  public static ItemId folder(UUID mailbox, long number) {
    return new ItemId(Kind.FOLDER, mailbox, number, 0, 0);
  }

  public static ItemId immutable(UUID mailbox, long number) {
    return new ItemId(Kind.IMMUTABLE, mailbox, number, 0, 0);
  }

  public static ItemId attachment(UUID mailbox, long message, long attachment) {
    return new ItemId(Kind.ATTACHMENT, mailbox, message, attachment, 0);
  }

  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(kind.bytes);
    bytes.put((byte) 0).put((byte) 9).put((byte) kind.code);
    bytes.putLong(mailbox.getMostSignificantBits()).putLong(mailbox.getLeastSignificantBits());
    bytes.putLong(place).putLong(moves);
    bytes.putLong(kind.bytes - Long.BYTES, number);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Reads an id.
   *
   * @throws GraphRefusal 400 ErrorInvalidIdMalformed when it is none
   */
  public static ItemId parse(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      Kind kind = Kind.of(bytes.get(2), bytes.capacity());
      bytes.position(HEADER_BYTES);
      UUID mailbox = new UUID(bytes.getLong(), bytes.getLong());
      long place = bytes.getLong();
      return new ItemId(
          kind, mailbox, bytes.getLong(kind.bytes - Long.BYTES), place, bytes.getLong());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw malformed();
    }
  }

  private static GraphRefusal malformed() {
    return GraphRefusal.of(400, "ErrorInvalidIdMalformed", "Id is malformed.");
  }
}
