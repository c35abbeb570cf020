package godwit.local.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** Messages to try things with. For one thread. */
final class ProbeMessage {
  static final String FLAGS = "Integer 0x0E07";
  static final String RECEIVED = "SystemTime 0x0E06";
  static final String SENT = "SystemTime 0x0039";
  static final String CLASS = "String 0x001A";

  private final ObjectNode json = Lab.json();

  private ProbeMessage() {}

  /** An ordinary received one. */
  static ProbeMessage received(String subject) {
    return draft(subject).property(FLAGS, "1");
  }

  static ProbeMessage draft(String subject) {
    var message = new ProbeMessage();
    message.json.put("subject", subject);
    message.json.putObject("body").put("contentType", "text").put("content", "Probe.");
    message.json.put("isRead", true);
    return message;
  }

  ProbeMessage property(String id, String value) {
    json.withArrayProperty("singleValueExtendedProperties")
        .addObject()
        .put("id", id)
        .put("value", value);
    return this;
  }

  ProbeMessage put(String member, String value) {
    json.put(member, value);
    return this;
  }

  ProbeMessage put(String member, boolean value) {
    json.put(member, value);
    return this;
  }

  ProbeMessage recipient(String member, String address) {
    json.withArrayProperty(member)
        .addObject()
        .putObject("emailAddress")
        .put("name", "Probe")
        .put("address", address);
    return this;
  }

  ProbeMessage author(String address) {
    for (String member : new String[] {"from", "sender"}) {
      json.putObject(member).putObject("emailAddress").put("name", "Probe").put("address", address);
    }
    return this;
  }

  ProbeMessage file(String name, String type, byte[] content) {
    json.withArrayProperty("attachments").add(attachment(name, type, content));
    return this;
  }

  static ObjectNode attachment(String name, String type, byte[] content) {
    return Lab.json()
        .put("@odata.type", "#microsoft.graph.fileAttachment")
        .put("name", name)
        .put("contentType", type)
        .put("contentBytes", Base64.getEncoder().encodeToString(content));
  }

  ObjectNode json() {
    return json;
  }
}
