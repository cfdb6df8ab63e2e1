package org.mailpromoter.graph.stub.operation;

/** Deletes a message for good. */
final class DeleteMessage implements Operation {
  @Override
  public Answer answer(Call call) {
    call.mailbox().delete(call.item().number());
    return Answer.empty();
  }
}
