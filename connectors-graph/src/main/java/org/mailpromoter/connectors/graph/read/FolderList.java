package org.mailpromoter.connectors.graph.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/** A page of folders, or one folder. Not thread-safe. */
final class FolderList implements Entity {
  static final String SELECT = "$select=id,displayName,parentFolderId,childFolderCount";

  private static final int LONGEST_ID = 2_000;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_LINK = (32 << 10) + 1; // longer ones are refused

  private final List<Listed> folders = new ArrayList<>();
  private String link = "";
  private String id = "";

  /** A folder as it was listed. */
  record Listed(String id, String parent, String name, boolean hasChildren) {
    int characters() {
      return id.length() + parent.length() + name.length();
    }
  }

  @Override
  public void member(String name, JsonAnswer at) throws IOException {
    switch (name) {
      case "value" -> at.eachItem(this::folder);
      case "@odata.nextLink" -> link = at.text(LONGEST_LINK);
      case "id" -> id = at.text(LONGEST_ID);
      default -> {}
    }
  }

  private void folder(JsonAnswer at) throws IOException {
    String[] words = {"", "", ""};
    long[] children = {0};
    at.eachMember(
        (name, value) -> {
          switch (name) {
            case "id" -> words[0] = value.text(LONGEST_ID);
            case "parentFolderId" -> words[1] = value.text(LONGEST_ID);
            case "displayName" -> words[2] = value.text(LONGEST_NAME);
            case "childFolderCount" -> children[0] = value.number();
            default -> {}
          }
        });
    if (!words[0].isEmpty()) {
      folders.add(new Listed(words[0], words[1], words[2], children[0] > 0));
    }
  }

  List<Listed> folders() {
    return folders;
  }

  /** Where the next page is; empty at the end. */
  String link() {
    return link;
  }

  /** The id of the one folder that was asked for. */
  String id() {
    return id;
  }
}
