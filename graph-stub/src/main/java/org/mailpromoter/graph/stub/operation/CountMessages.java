package org.mailpromoter.graph.stub.operation;

import java.nio.charset.StandardCharsets;

/** How many messages there are. */
final class CountMessages implements Operation {
  @Override
  public Answer answer(Call call) {
    String count = String.valueOf(ListMessages.found(call).size());
    return Answer.bytes("text/plain", count.getBytes(StandardCharsets.US_ASCII));
  }
}
