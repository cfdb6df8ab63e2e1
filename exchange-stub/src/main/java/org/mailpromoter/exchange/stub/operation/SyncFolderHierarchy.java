package org.mailpromoter.exchange.stub.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredMailbox;
import org.mailpromoter.exchange.stub.store.SyncState;

/** SyncFolderHierarchy: which folders came, changed or went since a state. */
final class SyncFolderHierarchy implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    messages.add(() -> content(call));
  }

  private static Content content(Call call) {
    FolderShape shape = FolderShape.of(call.request().need("FolderShape"));
    int root =
        call.request()
            .child("SyncFolderId")
            .map(Element::only)
            .map(each -> call.folder(each).number())
            .orElse(Distinguished.MSGFOLDERROOT.number());
    StoredMailbox mailbox =
        call.request()
            .child("SyncFolderId")
            .map(Element::only)
            .map(each -> call.mailbox(call.folder(each)))
            .orElseGet(call::own);
    SyncState state = SyncState.read(call.request().textOf("SyncState"), mailbox, -root);
    List<Content> changes = changes(mailbox, root, state, shape);
    return xml -> {
      xml.leaf("m:SyncState", state.text(mailbox));
      xml.leaf("m:IncludesLastFolderInRange", "true");
      xml.start("m:Changes");
      changes.forEach(each -> each.write(xml));
      xml.end();
    };
  }

  private static List<Content> changes(
      StoredMailbox mailbox, int root, SyncState state, FolderShape shape) {
    List<Content> changes = new ArrayList<>();
    Set<Integer> here = new HashSet<>();
    for (StoredFolder folder : mailbox.below(root)) {
      here.add(folder.number());
      if (!state.wasGiven(folder.number())) {
        changes.add(told("t:Create", folder, shape));
      } else if (!state.wasSeen(folder.change())) {
        changes.add(told("t:Update", folder, shape));
      }
      state.give(folder.number(), folder.change());
    }
    for (int number : state.given().stream().toArray()) {
      if (!here.contains(number)) {
        state.take(number);
        changes.add(gone(Ids.ofFolder(mailbox.number(), number)));
      }
    }
    return changes;
  }

  private static Content told(String element, StoredFolder folder, FolderShape shape) {
    return xml -> {
      xml.start(element);
      shape.write(xml, folder);
      xml.end();
    };
  }

  private static Content gone(String id) {
    return xml -> xml.start("t:Delete").start("t:FolderId").attribute("Id", id).end().end();
  }
}
