package org.mailpromoter.graph.stub.operation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mailpromoter.graph.stub.message.FolderJson;
import org.mailpromoter.graph.stub.query.Selection;
import org.mailpromoter.graph.stub.store.StoredFolder;
import org.mailpromoter.graph.stub.store.WellKnown;
import tools.jackson.core.JsonGenerator;

/** The folders right below a folder, or those that a person sees first. */
final class ListFolders implements Operation {
  private static final String CHILDREN = "childFolders";

  @Override
  public Answer answer(Call call) {
    int parent = call.folder().map(StoredFolder::number).orElse(WellKnown.MSGFOLDERROOT.number());
    Selection selection = Selection.of(call.query(), FolderJson.NAMES, "mailFolder");
    boolean expand = expandsChildren(call);
    List<StoredFolder> all = shown(call, parent);
    Paging<StoredFolder> page = Paging.of(call, all);
    return Answer.json(
        200,
        new Shape(Shape.Kind.MANY, "mailFolder", members(selection, expand)),
        json -> {
          json.writeStartObject();
          json.writeStringProperty("@odata.context", call.root() + "/$metadata#mailFolders");
          if (call.query().isTrue("$count")) {
            json.writeNumberProperty("@odata.count", all.size());
          }
          page.nextLink(call).ifPresent(each -> json.writeStringProperty("@odata.nextLink", each));
          json.writeArrayPropertyStart("value");
          page.rows().forEach(each -> row(json, call, each, selection, expand));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static boolean expandsChildren(Call call) {
    return call.query()
        .get("$expand")
        .map(text -> text.split("\\(", 2)[0].strip())
        .map(
            name -> {
              if (!name.equalsIgnoreCase(CHILDREN)) {
                throw Selection.unknown(name, "mailFolder");
              }
              return true;
            })
        .orElse(false);
  }

  private static Set<String> members(Selection selection, boolean expand) {
    Set<String> members = new TreeSet<>(selection.names());
    if (expand && !members.isEmpty()) {
      members.add(CHILDREN);
    }
    return members;
  }

  private static List<StoredFolder> shown(Call call, int parent) {
    boolean hidden = call.query().isTrue("includehiddenfolders");
    return call.mailbox().children(parent).stream()
        .filter(each -> hidden || !each.hidden())
        .toList();
  }

  private static void row(
      JsonGenerator json, Call call, StoredFolder folder, Selection selection, boolean expand) {
    json.writeStartObject();
    FolderJson.members(json, folder, selection);
    if (expand) {
      json.writeArrayPropertyStart(CHILDREN);
      shown(call, folder.number()).forEach(each -> row(json, call, each, selection, false));
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
