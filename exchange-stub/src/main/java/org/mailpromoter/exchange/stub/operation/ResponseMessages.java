package org.mailpromoter.exchange.stub.operation;

import java.util.Optional;
import java.util.function.Supplier;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.Xml;

/** Writes response messages: one error among them does no harm to the others. */
final class ResponseMessages {
  private final Xml xml;
  private final String element;
  private final Optional<String> demanded;

  ResponseMessages(Xml xml, String operation) {
    this.xml = xml;
    this.element = "m:" + operation + "ResponseMessage";
    this.demanded = demanded(operation);
  }

  /** What the schema demands of a response message even where there is nothing to tell. */
  static Optional<String> demanded(String operation) {
    return switch (operation) {
      case "GetItem", "CreateItem", "UpdateItem", "MoveItem", "CopyItem" -> Optional.of("m:Items");
      case "GetFolder", "CreateFolder" -> Optional.of("m:Folders");
      default -> Optional.empty();
    };
  }

  /** Computes, then writes what came of it or the error. */
  void add(Supplier<Operation.Content> work) {
    Operation.Content content;
    try {
      content = work.get();
    } catch (EwsError e) {
      error(e);
      return;
    }
    begin("Success");
    xml.leaf("m:ResponseCode", "NoError");
    content.write(xml);
    xml.end();
  }

  /** Writes a message that succeeded in part. */
  void warning(EwsError e, Operation.Content content) {
    begin("Warning");
    explain(e);
    content.write(xml);
    xml.end();
  }

  private void error(EwsError e) {
    begin("Error");
    explain(e);
    demanded.ifPresent(each -> xml.start(each).end());
    xml.end();
  }

  private void explain(EwsError e) {
    xml.leaf("m:MessageText", e.sentence());
    xml.leaf("m:ResponseCode", e.code());
    xml.leaf("m:DescriptiveLinkKey", "0");
    if (!e.details().isEmpty()) {
      xml.start("m:MessageXml");
      e.details()
          .forEach((name, value) -> xml.start("t:Value").attribute("Name", name).text(value).end());
      xml.end();
    }
  }

  private void begin(String responseClass) {
    xml.start(element).attribute("ResponseClass", responseClass);
  }
}
