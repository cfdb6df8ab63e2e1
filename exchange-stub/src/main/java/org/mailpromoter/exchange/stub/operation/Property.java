package org.mailpromoter.exchange.stub.operation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.testkit.mime.Headers;

/** A property that items are compared by. */
interface Property {
  /** Numbers by their size, everything else as text without regard to case. */
  Comparator<String> ORDER =
      (left, right) ->
          isNumber(left) && isNumber(right)
              ? Long.compare(Long.parseLong(left), Long.parseLong(right))
              : String.CASE_INSENSITIVE_ORDER.compare(left, right);

  /** Its values; none where the item does not have it. */
  List<String> values(StoredItem item);

  /** The property that a FieldURI, IndexedFieldURI or ExtendedFieldURI names. */
  static Property of(Element path) {
    return switch (path.name()) {
      case "FieldURI" -> field(path.attribute("FieldURI"));
      case "ExtendedFieldURI" -> MapiPath.of(path)::valuesOf;
      default -> header(path.attribute("FieldIndex").toLowerCase(Locale.ROOT));
    };
  }

  private static Property field(String uri) {
    ItemField field =
        ItemFields.of(uri)
            .orElseThrow(
                () ->
                    EwsError.of(
                        "ErrorUnsupportedPathForQuery",
                        "The property " + uri + " can not be used with this type of restriction."));
    ItemShape nothing = ItemShape.NOTHING;
    return item ->
        field.values().apply(new ItemView(item, Set.of(), ItemView.View.OBJECT, nothing));
  }

  private static Property header(String name) {
    return item ->
        item.mail().fields().stream()
            .filter(each -> each.name().equalsIgnoreCase(name))
            .map(Headers.Field::value)
            .toList();
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]{1,18}");
  }
}
