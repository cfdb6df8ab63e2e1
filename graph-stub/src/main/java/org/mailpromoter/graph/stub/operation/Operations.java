package org.mailpromoter.graph.stub.operation;

import java.util.EnumMap;
import java.util.Map;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.store.StoredMailbox;

/** All operations but batches. Thread-safe. */
public final class Operations {
  private final Map<GraphOperation, Operation> all = new EnumMap<>(GraphOperation.class);

  /** All that the stub can do. */
  public Operations() {
    all.put(GraphOperation.USER, new GetUser());
    all.put(GraphOperation.FOLDERS, new ListFolders());
    all.put(GraphOperation.FOLDER, new GetFolder());
    all.put(GraphOperation.MESSAGES, new ListMessages());
    all.put(GraphOperation.COUNT, new CountMessages());
    all.put(GraphOperation.DELTA, new Delta());
    all.put(GraphOperation.MESSAGE, new GetMessage());
    all.put(GraphOperation.MIME, new GetMime());
    all.put(GraphOperation.CREATE, new CreateMessage());
    all.put(GraphOperation.UPDATE, new UpdateMessage());
    all.put(GraphOperation.DELETE, new DeleteMessage());
    all.put(GraphOperation.MOVE, new Transfer(StoredMailbox::move));
    all.put(GraphOperation.COPY, new Transfer(StoredMailbox::copy));
    all.put(GraphOperation.SEND, new SendMessage());
  }

  /** Answers a call. */
  public Answer answer(Call call) {
    Operation operation = all.get(call.route().operation());
    if (operation == null) {
      throw Call.unsupported();
    }
    return operation.answer(call);
  }
}
