package org.mailpromoter.graph.stub.operation;

/** What a request asks for. */
interface Operation {
  /** Does it. */
  Answer answer(Call call);
}
