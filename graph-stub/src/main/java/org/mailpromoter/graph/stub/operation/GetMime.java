package org.mailpromoter.graph.stub.operation;

/** A message as MIME. */
final class GetMime implements Operation {
  @Override
  public Answer answer(Call call) {
    return Answer.bytes("text/plain", call.item().mail().bytes());
  }
}
