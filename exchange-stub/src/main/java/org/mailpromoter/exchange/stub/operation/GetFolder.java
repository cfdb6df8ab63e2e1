package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.store.StoredFolder;

/** GetFolder: folders by their ids. */
final class GetFolder implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    FolderShape shape = FolderShape.of(call.request().need("FolderShape"));
    for (Element id : call.request().need("FolderIds").children()) {
      messages.add(() -> content(call.folder(id), shape));
    }
  }

  private static Content content(StoredFolder folder, FolderShape shape) {
    return xml -> {
      xml.start("m:Folders");
      shape.write(xml, folder);
      xml.end();
    };
  }
}
