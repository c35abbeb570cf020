package godwit.target.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import godwit.target.MessageStamp;
import godwit.target.TargetMessageId;
import java.util.List;

/** Graph: message: update, our own property alone. */
record UpdateStamp(String address, TargetMessageId id, MessageStamp stamp)
    implements GraphRequest<Boolean> {
  @Override
  public Boolean send(GraphClients clients) {
    var property = new SingleValueLegacyExtendedProperty();
    property.setId(MessageJson.STAMP);
    property.setValue(stamp.value());
    var change = new Message();
    change.setSingleValueExtendedProperties(List.of(property));
    return Users.user(clients, address).messages().byMessageId(id.value()).patch(change) != null;
  }
}
