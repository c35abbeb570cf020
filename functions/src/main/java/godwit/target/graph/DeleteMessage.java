package godwit.target.graph;

/** Graph: message: delete. Leaves it among the recoverable or the deleted items. */
record DeleteMessage(String address, String id) implements GraphRequest<Boolean> {
  @Override
  public Boolean send(GraphClients clients) {
    Users.user(clients, address).messages().byMessageId(id).delete();
    return true;
  }
}
