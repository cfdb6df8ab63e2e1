package org.mailpromoter.exchange.stub.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** Sets MAPI properties; some of them are known by other names. */
final class MapiChange {
  private static final int MESSAGE_FLAGS = 0x0E07;
  private static final int READ = 1;

  private MapiChange() {}

  /** The item with what an ExtendedProperty says. */
  static StoredItem set(StoredItem item, Element property) {
    MapiPath path = MapiPath.of(property.need("ExtendedFieldURI"));
    if (path.isKeywords()) {
      return item.categories(values(property));
    }
    if (path.tag() == MESSAGE_FLAGS) {
      return item.read((Integer.parseInt(property.textOf("Value")) & READ) != 0);
    }
    Map<String, String> all = new HashMap<>(item.extended());
    all.put(path.key(), property.textOf("Value"));
    return item.extended(all);
  }

  /** The item without a property. */
  static StoredItem delete(StoredItem item, MapiPath path) {
    if (path.isKeywords()) {
      return item.categories(List.of());
    }
    Map<String, String> all = new HashMap<>(item.extended());
    all.remove(path.key());
    return item.extended(all);
  }

  private static List<String> values(Element property) {
    return property.need("Values").children().stream().map(Element::text).distinct().toList();
  }
}
