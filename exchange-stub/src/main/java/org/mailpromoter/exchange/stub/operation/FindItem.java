package org.mailpromoter.exchange.stub.operation;

import java.util.List;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** FindItem: rows of a folder that meet a restriction, sorted, page by page. */
final class FindItem implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    for (Element id : call.request().need("ParentFolderIds").children()) {
      messages.add(() -> content(call, call.folder(id)));
    }
  }

  private static Content content(Call call, StoredFolder folder) {
    Element request = call.request();
    ItemShape shape = ItemShape.row(request.need("ItemShape"));
    Restriction restriction = Restriction.of(request.child("Restriction"), call.quirks());
    List<StoredItem> found =
        shallow(call, folder).stream()
            .filter(restriction::meets)
            .sorted(SortOrder.of(request.child("SortOrder")))
            .toList();
    Page<StoredItem> page = Page.of(found, request.child("IndexedPageItemView"));
    return xml -> {
      xml.start("m:RootFolder");
      page.attributes(xml, call.has(Quirk.ENDLESS_PAGES));
      xml.start("t:Items");
      page.rows()
          .forEach(
              each ->
                  shape.write(xml, new ItemView(each, call.quirks(), ItemView.View.ROW, shape)));
      xml.end().end();
    };
  }

  /** Hidden and deleted items are never there. */
  private static List<StoredItem> shallow(Call call, StoredFolder folder) {
    return call.request().attribute("Traversal").equals("Shallow")
        ? call.mailbox(folder).items(folder.number())
        : List.of();
  }
}
