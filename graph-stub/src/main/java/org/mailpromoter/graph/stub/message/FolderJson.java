package org.mailpromoter.graph.stub.message;

import java.util.Set;
import org.mailpromoter.graph.stub.query.Selection;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredFolder;
import tools.jackson.core.JsonGenerator;

/** Writes folders. */
public final class FolderJson {
  /** The names of the properties of the type mailFolder, but for the id. */
  public static final Set<String> NAMES =
      Set.of(
          "displayName",
          "parentFolderId",
          "childFolderCount",
          "unreadItemCount",
          "totalItemCount",
          "isHidden");

  private FolderJson() {}

  /** Writes the members of a folder, but not the braces around them. */
  public static void members(JsonGenerator json, StoredFolder folder, Selection selection) {
    Set<String> wanted = selection.isEmpty() ? NAMES : selection.names();
    json.writeStringProperty("id", Ids.ofFolder(folder.mailbox(), folder.number()));
    if (wanted.contains("displayName")) {
      json.writeStringProperty("displayName", folder.name());
    }
    if (wanted.contains("parentFolderId")) {
      json.writeStringProperty("parentFolderId", Ids.ofFolder(folder.mailbox(), folder.parent()));
    }
    number(json, wanted, "childFolderCount", folder.children());
    number(json, wanted, "unreadItemCount", folder.unread());
    number(json, wanted, "totalItemCount", folder.total());
    if (wanted.contains("isHidden")) {
      json.writeBooleanProperty("isHidden", folder.hidden());
    }
  }

  private static void number(JsonGenerator json, Set<String> wanted, String name, int value) {
    if (wanted.contains(name)) {
      json.writeNumberProperty(name, value);
    }
  }
}
