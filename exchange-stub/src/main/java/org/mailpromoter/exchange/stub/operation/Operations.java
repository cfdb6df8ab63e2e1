package org.mailpromoter.exchange.stub.operation;

import java.util.Map;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/** All operations by the name of their request. Thread-safe. */
public final class Operations {
  private final Map<String, Operation> all;

  /** All that the stub can do. */
  public Operations(Subscriptions subscriptions) {
    all =
        Map.ofEntries(
            Map.entry("ConvertId", new ConvertId()),
            Map.entry("CreateItem", new CreateItem()),
            Map.entry("DeleteItem", new DeleteItem()),
            Map.entry("FindFolder", new FindFolder()),
            Map.entry("FindItem", new FindItem()),
            Map.entry("GetFolder", new GetFolder()),
            Map.entry("GetItem", new GetItem()),
            Map.entry("ResolveNames", new ResolveNames()),
            Map.entry("SendItem", new SendItem()),
            Map.entry("SyncFolderHierarchy", new SyncFolderHierarchy()),
            Map.entry("SyncFolderItems", new SyncFolderItems()),
            Map.entry("UpdateItem", new UpdateItem()),
            Map.entry("CopyItem", new Transfer(StoredMailbox::copy)),
            Map.entry("MoveItem", new Transfer(StoredMailbox::move)),
            Map.entry("Subscribe", new Subscribe(subscriptions)),
            Map.entry("Unsubscribe", new Unsubscribe(subscriptions)));
  }

  /** Writes the answer to a call; what cannot be answered at all is an error of the request. */
  public void answer(Call call, Xml xml) {
    String name = call.request().name();
    Operation operation = all.get(name);
    if (operation == null) {
      throw EwsError.invalidRequest("The stub server has no operation " + name + ".");
    }
    xml.start("m:" + name + "Response").start("m:ResponseMessages");
    operation.answer(call, new ResponseMessages(xml, name));
    xml.end().end();
  }
}
