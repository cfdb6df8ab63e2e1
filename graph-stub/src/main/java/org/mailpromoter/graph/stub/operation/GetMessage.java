package org.mailpromoter.graph.stub.operation;

import org.mailpromoter.graph.stub.message.MessageJson;
import org.mailpromoter.graph.stub.message.View;
import org.mailpromoter.graph.stub.store.StoredItem;

/** One message. */
final class GetMessage implements Operation {
  @Override
  public Answer answer(Call call) {
    return of(call, 200, call.item());
  }

  /** A message as the answer to whatever was done with it. */
  static Answer of(Call call, int status, StoredItem item) {
    View view = call.view(View.Place.SINGLE);
    return Answer.json(
            status,
            MessageShapes.of(Shape.Kind.ONE, view),
            json -> {
              json.writeStartObject();
              json.writeStringProperty(
                  "@odata.context", call.root() + "/$metadata#messages/$entity");
              MessageJson.members(json, item, view);
              json.writeEndObject();
            })
        .with("ETag", MessageJson.etag(item));
  }
}
