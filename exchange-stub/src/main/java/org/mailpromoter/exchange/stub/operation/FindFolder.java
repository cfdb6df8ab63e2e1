package org.mailpromoter.exchange.stub.operation;

import java.util.List;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/** FindFolder: the folders below a folder, page by page. */
final class FindFolder implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    FolderShape shape = FolderShape.of(call.request().need("FolderShape"));
    for (Element id : call.request().need("ParentFolderIds").children()) {
      messages.add(() -> content(call, call.folder(id), shape));
    }
  }

  private static Content content(Call call, StoredFolder parent, FolderShape shape) {
    Page<StoredFolder> page =
        Page.of(found(call, parent), call.request().child("IndexedPageFolderView"));
    return xml -> {
      xml.start("m:RootFolder");
      page.attributes(xml, false);
      xml.start("t:Folders");
      page.rows().forEach(each -> shape.write(xml, each));
      xml.end().end();
    };
  }

  private static List<StoredFolder> found(Call call, StoredFolder parent) {
    StoredMailbox mailbox = call.mailbox(parent);
    List<StoredFolder> below =
        mailbox.below(parent.number()).stream().filter(call::mayRead).toList();
    return switch (call.request().attribute("Traversal")) {
      case "Deep" -> below;
      case "Shallow" -> below.stream().filter(each -> each.parent() == parent.number()).toList();
      default -> List.of();
    };
  }
}
