package org.mailpromoter.exchange.stub.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredItem;

/**
 * The name of a MAPI property.
 *
 * @param attributes the attributes of its ExtendedFieldURI, by name
 */
record MapiPath(Map<String, String> attributes) {
  static MapiPath of(Element path) {
    Map<String, String> attributes = new TreeMap<>(path.attributes());
    attributes.computeIfPresent("PropertyTag", (name, tag) -> hex(Integer.decode(tag)));
    return new MapiPath(attributes);
  }

  /** Exchange writes a tag in small letters and without zeros, however it was asked. */
  private static String hex(int tag) {
    return "0x" + Integer.toHexString(tag);
  }

  /** The tag, or -1 where the property has a name instead. */
  int tag() {
    String tag = attributes.get("PropertyTag");
    return tag == null ? -1 : Integer.decode(tag);
  }

  /** Under what a value is kept that somebody set. */
  String key() {
    return new TreeMap<>(attributes).toString();
  }

  /** Returns whether it is the property behind item:Categories. */
  boolean isKeywords() {
    return "PublicStrings".equals(attributes.get("DistinguishedPropertySetId"))
        && "Keywords".equals(attributes.get("PropertyName"));
  }

  List<String> valuesOf(StoredItem item) {
    return isKeywords()
        ? item.categories()
        : Optional.ofNullable(item.extended().get(key()))
            .or(() -> tag() < 0 ? Optional.empty() : MapiTags.valueOf(tag(), item))
            .stream()
            .toList();
  }

  void write(Xml xml, StoredFolder folder) {
    write(xml, MapiTags.valueOf(tag(), folder).stream().toList());
  }

  void write(Xml xml, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    xml.start("t:ExtendedProperty").start("t:ExtendedFieldURI");
    attributes.forEach(xml::attribute);
    xml.end();
    if (attributes.getOrDefault("PropertyType", "").endsWith("Array")) {
      xml.start("t:Values");
      values.forEach(each -> xml.leaf("t:Value", each));
      xml.end();
    } else {
      xml.leaf("t:Value", values.get(0));
    }
    xml.end();
  }
}
