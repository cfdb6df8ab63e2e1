package org.mailpromoter.exchange.stub.operation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoredFolder;

/** Which properties of folders were asked for, and how they are written. */
final class FolderShape {
  private static final List<String> DEFAULT =
      List.of("DisplayName", "TotalCount", "ChildFolderCount", "UnreadCount");
  private static final List<String> ALL =
      List.of(
          "ParentFolderId",
          "FolderClass",
          "DisplayName",
          "TotalCount",
          "ChildFolderCount",
          "EffectiveRights",
          "DistinguishedFolderId",
          "UnreadCount");

  private final Set<String> wanted;
  private final List<MapiPath> extended;

  private FolderShape(Set<String> wanted, List<MapiPath> extended) {
    this.wanted = wanted;
    this.extended = extended;
  }

  static FolderShape of(Element shape) {
    Set<String> wanted = new TreeSet<>(base(shape.textOf("BaseShape")));
    List<Element> paths =
        shape.child("AdditionalProperties").map(Element::children).orElse(List.of());
    for (Element path : paths) {
      String uri = path.attribute("FieldURI");
      wanted.add(uri.substring(uri.indexOf(':') + 1));
    }
    List<MapiPath> extended =
        paths.stream()
            .filter(each -> each.name().equals("ExtendedFieldURI"))
            .map(MapiPath::of)
            .collect(Collectors.toList());
    return new FolderShape(wanted, extended);
  }

  private static List<String> base(String name) {
    return switch (name) {
      case "IdOnly" -> List.of();
      case "Default" -> DEFAULT;
      default -> ALL;
    };
  }

  void write(Xml xml, StoredFolder folder) {
    String element = element(folder);
    xml.start(element);
    id(xml, "t:FolderId", folder);
    if (wanted.contains("ParentFolderId")) {
      xml.start("t:ParentFolderId");
      xml.attribute("Id", Ids.ofFolder(folder.mailbox(), folder.parent()));
      xml.attribute("ChangeKey", Ids.changeKey(folder.parent())).end();
    }
    leaf(xml, "FolderClass", folder.folderClass());
    leaf(xml, "DisplayName", folder.name());
    leaf(xml, "TotalCount", String.valueOf(folder.total()));
    leaf(xml, "ChildFolderCount", String.valueOf(folder.children()));
    extended.forEach(each -> each.write(xml, folder));
    if (wanted.contains("EffectiveRights")) {
      rights(xml);
    }
    folder.distinguished().map(Distinguished::id).ifPresent(id -> distinguished(xml, id));
    if (!element.equals("t:CalendarFolder") && !element.equals("t:ContactsFolder")) {
      leaf(xml, "UnreadCount", String.valueOf(folder.unread()));
    }
    xml.end();
  }

  private void distinguished(Xml xml, String id) {
    leaf(xml, "DistinguishedFolderId", id);
  }

  private void leaf(Xml xml, String name, String value) {
    if (wanted.contains(name) && !value.isEmpty()) {
      xml.leaf("t:" + name, value);
    }
  }

  private static void rights(Xml xml) {
    xml.start("t:EffectiveRights");
    for (String each :
        List.of(
            "CreateAssociated",
            "CreateContents",
            "CreateHierarchy",
            "Delete",
            "Modify",
            "Read",
            "ViewPrivateItems")) {
      xml.leaf("t:" + each, "true");
    }
    xml.end();
  }

  private static String element(StoredFolder folder) {
    return switch (folder.folderClass()) {
      case "IPF.Appointment" -> "t:CalendarFolder";
      case "IPF.Contact" -> "t:ContactsFolder";
      case "IPF.Task" -> "t:TasksFolder";
      default -> "t:Folder";
    };
  }

  static void id(Xml xml, String element, StoredFolder folder) {
    xml.start(element)
        .attribute("Id", Ids.ofFolder(folder.mailbox(), folder.number()))
        .attribute("ChangeKey", Ids.changeKey(folder.change()))
        .end();
  }
}
