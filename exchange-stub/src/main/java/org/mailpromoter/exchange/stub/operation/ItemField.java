package org.mailpromoter.exchange.stub.operation;

import java.util.List;
import java.util.function.Function;
import org.mailpromoter.exchange.stub.soap.Xml;

/**
 * A property of items.
 *
 * @param uri its FieldURI
 * @param values what it is compared with and sorted by; empty where the item does not have it
 * @param writer writes its element
 */
record ItemField(String uri, Function<ItemView, List<String>> values, Writer writer) {
  interface Writer {
    void write(Xml xml, ItemView item);
  }

  /** A property that is written as one element with text. */
  static ItemField leaf(String uri, Function<ItemView, List<String>> values) {
    String element = "t:" + uri.substring(uri.indexOf(':') + 1);
    return new ItemField(
        uri,
        values,
        (xml, item) -> values.apply(item).forEach(each -> xml.leaf(element, item.cut(each))));
  }

  /** A property that is never compared. */
  static ItemField written(String uri, Writer writer) {
    return new ItemField(uri, item -> List.of(), writer);
  }
}
