package org.mailpromoter.exchange.stub.operation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.exchange.stub.store.StoredMailbox;
import org.mailpromoter.exchange.stub.store.SyncState;

/** SyncFolderItems: what changed in a folder since a state. */
final class SyncFolderItems implements Operation {
  private static final int MOST = 512;

  @Override
  public void answer(Call call, ResponseMessages messages) {
    messages.add(() -> content(call));
  }

  private static Content content(Call call) {
    Element request = call.request();
    ItemShape shape = ItemShape.row(request.need("ItemShape"));
    StoredFolder folder = folder(call, request.need("SyncFolderId").only());
    StoredMailbox mailbox = call.mailbox(folder);
    SyncState state = state(call, mailbox, folder);
    List<Told> changes = changes(mailbox.items(folder.number()), state, folder.mailbox());
    if (call.has(Quirk.NEWEST_FIRST)) {
      Collections.reverse(changes);
    }
    int most = Math.min(MOST, Integer.parseInt(request.need("MaxChangesReturned").text().strip()));
    boolean last = changes.size() <= most && !call.has(Quirk.LYING_LAST_ITEM);
    List<Told> page = changes.subList(0, Math.min(most, changes.size()));
    boolean repeats = call.has(Quirk.REPEATED_CHANGES) && page.size() > 1;
    page.subList(0, repeats ? page.size() - 1 : page.size()).forEach(each -> each.note(state));
    return xml -> {
      xml.leaf("m:SyncState", state.text(mailbox));
      xml.leaf("m:IncludesLastItemInRange", String.valueOf(last && !repeats));
      xml.start("m:Changes");
      page.forEach(each -> each.write(xml, call, shape));
      xml.end();
    };
  }

  private static StoredFolder folder(Call call, Element id) {
    try {
      return call.folder(id);
    } catch (EwsError e) {
      throw e.code().equals("ErrorFolderNotFound")
          ? EwsError.of(
              "ErrorSyncFolderNotFound", "The folder to be synchronized could not be found.")
          : e;
    }
  }

  private static SyncState state(Call call, StoredMailbox mailbox, StoredFolder folder) {
    try {
      return SyncState.read(call.request().textOf("SyncState"), mailbox, folder.number());
    } catch (EwsError e) {
      if (call.has(Quirk.FORGIVING_SYNC_STATE)) {
        return SyncState.read("", mailbox, folder.number());
      }
      throw e;
    }
  }

  private static List<Told> changes(List<StoredItem> items, SyncState state, int mailbox) {
    List<Told> changes = new ArrayList<>();
    BitSet gone = state.given();
    for (StoredItem item : items) {
      gone.clear(item.number());
      if (!state.wasGiven(item.number())) {
        changes.add(new Whole("t:Create", item));
      } else if (!state.wasSeen(item.stamp().change())) {
        changes.add(new Whole("t:Update", item));
      } else if (!state.wasSeen(item.stamp().readChange())) {
        changes.add(new ReadFlag(item));
      }
    }
    gone.stream().forEach(number -> changes.add(new Gone(mailbox, number)));
    return changes;
  }

  private interface Told {
    void note(SyncState state);

    void write(Xml xml, Call call, ItemShape shape);
  }

  private record Whole(String element, StoredItem item) implements Told {
    @Override
    public void note(SyncState state) {
      state.give(item.number(), item.stamp().change(), item.stamp().readChange());
    }

    @Override
    public void write(Xml xml, Call call, ItemShape shape) {
      xml.start(element);
      shape.write(xml, new ItemView(item, call.quirks(), ItemView.View.OBJECT, shape));
      xml.end();
    }
  }

  private record ReadFlag(StoredItem item) implements Told {
    @Override
    public void note(SyncState state) {
      state.give(item.number(), item.stamp().readChange());
    }

    @Override
    public void write(Xml xml, Call call, ItemShape shape) {
      xml.start("t:ReadFlagChange").start("t:ItemId").attribute("Id", Ids.of(item));
      xml.attribute("ChangeKey", Ids.changeKey(item.stamp().readChange())).end();
      xml.leaf("t:IsRead", String.valueOf(item.read())).end();
    }
  }

  private record Gone(int mailbox, int number) implements Told {
    @Override
    public void note(SyncState state) {
      state.take(number);
    }

    @Override
    public void write(Xml xml, Call call, ItemShape shape) {
      xml.start("t:Delete").start("t:ItemId");
      xml.attribute("Id", Ids.ofItem(mailbox, number)).attribute("ChangeKey", Ids.changeKey(0));
      xml.end().end();
    }
  }
}
