package godwit.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes winmail.dat files (MS-OXTNEF §2.1) for tests. */
final class Tnef {
  private static final int MESSAGE = 1;
  private static final int ATTACHMENT = 2;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Tnef() {
    number(0x223E9F78, 4);
    number(1, 2);
  }

  Tnef body(String text) {
    return attribute(MESSAGE, 0x0002800C, (text + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  Tnef html(String html) {
    return attribute(MESSAGE, 0x00069003, binary(0x1013, html.getBytes(StandardCharsets.UTF_8)));
  }

  Tnef file(String name, byte[] content) {
    attribute(ATTACHMENT, 0x00069002, new byte[14]);
    attribute(ATTACHMENT, 0x00018010, (name + "\0").getBytes(StandardCharsets.US_ASCII));
    return attribute(ATTACHMENT, 0x0006800F, content);
  }

  /** An attachment that is no file: it has no data of its own. */
  Tnef attachmentWithoutData() {
    return attribute(ATTACHMENT, 0x00069002, new byte[14]);
  }

  /** An attribute that says it is longer than the file. */
  Tnef lyingAttribute(int length) {
    number(MESSAGE, 1);
    number(0x0002800C, 4);
    number(length, 4);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private static byte[] binary(int property, byte[] value) {
    var bytes = ByteBuffer.allocate(16 + (value.length + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(1).putShort((short) 0x0102).putShort((short) property);
    bytes.putInt(1).putInt(value.length).put(value);
    return bytes.array();
  }

  private Tnef attribute(int level, int id, byte[] data) {
    number(level, 1);
    number(id, 4);
    number(data.length, 4);
    out.writeBytes(data);
    int sum = 0;
    for (byte b : data) {
      sum += b & 0xFF;
    }
    number(sum & 0xFFFF, 2);
    return this;
  }

  private void number(int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(value >> (8 * i));
    }
  }
}
