package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.soap.Xml;

/** What a request asks for. */
interface Operation {
  /** Writes the response messages, one for each thing that was asked. */
  void answer(Call call, ResponseMessages messages);

  /** Writes one response message that succeeded, after its ResponseCode. */
  interface Content {
    void write(Xml xml);
  }
}
