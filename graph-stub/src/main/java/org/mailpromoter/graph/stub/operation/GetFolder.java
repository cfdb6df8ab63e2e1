package org.mailpromoter.graph.stub.operation;

import org.mailpromoter.graph.stub.message.FolderJson;
import org.mailpromoter.graph.stub.query.Selection;
import org.mailpromoter.graph.stub.store.StoredFolder;

/** One folder. */
final class GetFolder implements Operation {
  @Override
  public Answer answer(Call call) {
    StoredFolder folder = call.folder().orElseThrow(Call::unsupported);
    Selection selection = Selection.of(call.query(), FolderJson.NAMES, "mailFolder");
    return Answer.json(
        200,
        new Shape(Shape.Kind.ONE, "mailFolder", selection.names()),
        json -> {
          json.writeStartObject();
          json.writeStringProperty(
              "@odata.context", call.root() + "/$metadata#mailFolders/$entity");
          FolderJson.members(json, folder, selection);
          json.writeEndObject();
        });
  }
}
