package org.mailpromoter.graph.stub.operation;

import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredMailbox;

/** GET /me and /users/{id}. */
final class GetUser implements Operation {
  @Override
  public Answer answer(Call call) {
    StoredMailbox mailbox = call.mailbox();
    return Answer.json(
        200,
        Shape.none(),
        json -> {
          json.writeStartObject();
          json.writeStringProperty("@odata.context", call.root() + "/$metadata#users/$entity");
          json.writeStringProperty("displayName", mailbox.address());
          json.writeStringProperty("mail", mailbox.address());
          json.writeStringProperty("userPrincipalName", mailbox.address());
          json.writeStringProperty("id", Ids.ofUser(mailbox));
          json.writeEndObject();
        });
  }
}
