package org.mailpromoter.graph.stub.operation;

import java.util.Optional;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.StoredMailbox;

/** Moves or copies a message, which gets another id. */
final class Transfer implements Operation {
  private final Way way;

  Transfer(Way way) {
    this.way = way;
  }

  /** How a message gets into another folder. */
  interface Way {
    Optional<StoredItem> go(StoredMailbox mailbox, int item, int folder);
  }

  @Override
  public Answer answer(Call call) {
    if (!(call.body().get("destinationId") instanceof String target)) {
      throw GraphException.of(
          400, "ErrorInvalidParameter", "The parameter destinationId is required.");
    }
    int item = call.item().number();
    int folder = call.folder(target).number();
    StoredItem there =
        way.go(call.mailbox(), item, folder).orElseThrow(GraphException::itemNotFound);
    return GetMessage.of(call, 201, there);
  }
}
