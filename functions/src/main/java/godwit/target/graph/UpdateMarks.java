package godwit.target.graph;

import com.microsoft.graph.models.FollowupFlag;
import com.microsoft.graph.models.FollowupFlagStatus;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import godwit.target.MessageMarks;
import godwit.target.TargetMessageId;
import java.util.List;

/**
 * Graph: message: update, the marks that change and nothing else. All of them may be changed on a
 * received message with Mail.ReadWrite.
 *
 * @param there what the message has, as of its version
 * @param wanted what it shall have
 */
record UpdateMarks(String address, TargetMessageId id, GetMarks.Marked there, MessageMarks wanted)
    implements GraphRequest<Boolean> {
  /** PidTagIconIndex. */
  private static final String ICON = "Integer 0x1080";

  @Override
  public Boolean send(GraphClients clients) {
    Message answer =
        Users.user(clients, address)
            .messages()
            .byMessageId(id.value())
            .patch(
                change(),
                patch -> {
                  if (!there.version().isEmpty()) {
                    patch.headers.add("If-Match", there.version());
                  }
                });
    return answer != null;
  }

  private Message change() {
    var change = new Message();
    if (wanted.read() != there.marks().read()) {
      change.setIsRead(wanted.read());
    }
    if (wanted.flag() != there.marks().flag()) {
      var flag = new FollowupFlag();
      flag.setFlagStatus(
          wanted.flag() == MessageMarks.Flag.FLAGGED
              ? FollowupFlagStatus.Flagged
              : FollowupFlagStatus.NotFlagged);
      change.setFlag(flag);
    }
    if (wanted.verb() != there.marks().verb()) {
      boolean replied = wanted.verb() == MessageMarks.Verb.REPLIED;
      change.setSingleValueExtendedProperties(
          List.of(
              property(ICON, replied ? "261" : "262"),
              property(GetMarks.VERB, replied ? "102" : "104")));
    }
    return change;
  }

  private static SingleValueLegacyExtendedProperty property(String id, String value) {
    var property = new SingleValueLegacyExtendedProperty();
    property.setId(id);
    property.setValue(value);
    return property;
  }
}
