package org.mailpromoter.testkit.exchange.operation;

import java.util.Map;
import org.mailpromoter.testkit.exchange.soap.EwsError;
import org.mailpromoter.testkit.exchange.soap.Xml;

/** All operations by the name of their request. Thread-safe. */
public final class Operations {
  private final Map<String, Operation> all =
      Map.ofEntries(
          Map.entry("FindFolder", new FindFolder()),
          Map.entry("GetFolder", new GetFolder()),
          Map.entry("GetItem", new GetItem()),
          Map.entry("SyncFolderItems", new SyncFolderItems()));

  /** All that the stub can do. */
  public Operations() {}

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
