package godwit.target.graph;

/** Graph: message: permanentDelete. The user does not see it go. */
record PermanentDelete(String address, String id) implements GraphRequest<Boolean> {
  @Override
  public Boolean send(GraphClients clients) {
    Users.user(clients, address).messages().byMessageId(id).permanentDelete().post();
    return true;
  }
}
