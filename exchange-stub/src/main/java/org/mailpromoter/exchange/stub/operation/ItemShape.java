package org.mailpromoter.exchange.stub.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.testkit.mime.Headers;

/** Which properties of items were asked for, and how they are written. */
final class ItemShape {
  static final ItemShape NOTHING = new ItemShape(List.of(), List.of(), Set.of(), "Best");

  private static final String HEADERS = "item:InternetMessageHeaders";

  private final List<ItemField> fields;
  private final List<MapiPath> extended;
  private final Set<String> headers;
  private final String bodyType;

  private ItemShape(
      List<ItemField> fields, List<MapiPath> extended, Set<String> headers, String bodyType) {
    this.fields = fields;
    this.extended = extended;
    this.headers = headers;
    this.bodyType = bodyType;
  }

  /** What GetItem can tell. */
  static ItemShape whole(Element shape) {
    return of(shape, base(shape.textOf("BaseShape")));
  }

  /** What FindItem and SyncFolderItems can tell; the rest is refused. */
  static ItemShape row(Element shape) {
    Set<String> base = base(shape.textOf("BaseShape"));
    base.removeAll(ItemFields.ONLY_BY_GET_ITEM);
    ItemShape row = of(shape, base);
    boolean refused =
        row.fields.stream()
            .anyMatch(
                each ->
                    ItemFields.ONLY_BY_GET_ITEM.contains(each.uri())
                        && !(each.uri().equals(HEADERS) && !row.headers.isEmpty()));
    if (refused) {
      throw EwsError.of(
          "ErrorInvalidPropertyRequest", "Property is not valid for this request type.");
    }
    return row;
  }

  private static Set<String> base(String name) {
    return switch (name) {
      case "IdOnly" -> new HashSet<>();
      case "Default" -> new HashSet<>(ItemFields.DEFAULT);
      default ->
          ItemFields.ALL.stream()
              .map(ItemField::uri)
              .filter(each -> !ItemFields.ONLY_BY_NAME.contains(each))
              .collect(Collectors.toCollection(HashSet::new));
    };
  }

  private static ItemShape of(Element shape, Set<String> wanted) {
    List<MapiPath> extended = new ArrayList<>();
    Set<String> headers = new HashSet<>();
    wanted.add("item:ItemId");
    wanted.add(ItemFields.EXTENDED);
    if (shape.says("IncludeMimeContent")) {
      wanted.add("item:MimeContent");
    }
    for (Element path :
        shape.child("AdditionalProperties").map(Element::children).orElse(List.of())) {
      switch (path.name()) {
        case "FieldURI" -> wanted.add(path.attribute("FieldURI"));
        case "ExtendedFieldURI" -> extended.add(MapiPath.of(path));
        default -> headers.add(path.attribute("FieldIndex").toLowerCase(Locale.ROOT));
      }
    }
    boolean only = !headers.isEmpty() && wanted.add(HEADERS);
    List<ItemField> fields =
        ItemFields.ALL.stream().filter(each -> wanted.contains(each.uri())).toList();
    String bodyType = shape.child("BodyType").map(Element::text).orElse("Best");
    return new ItemShape(fields, extended, only ? headers : Set.of(), bodyType);
  }

  String bodyType() {
    return bodyType;
  }

  void write(Xml xml, ItemView item) {
    xml.start("t:Message");
    fields.forEach(each -> each.writer().write(xml, item));
    xml.end();
  }

  void extended(Xml xml, ItemView item) {
    for (MapiPath each : extended) {
      boolean known = !(item.isSentFromHere() && each.tag() == MapiTags.TRANSPORT_HEADERS);
      List<String> values = known ? each.valuesOf(item.item()) : List.of();
      boolean ascii = each.tag() == MapiTags.TRANSPORT_HEADERS && item.isHeaderAscii();
      each.write(
          xml, values.stream().map(text -> ascii ? ascii(text) : text).map(item::cut).toList());
    }
  }

  private static String ascii(String text) {
    return text.replaceAll("[^\\x00-\\x7F]", "?");
  }

  /** All fields of the header, or those that were asked for by name. */
  void headers(Xml xml, ItemView item) {
    List<Headers.Field> told =
        item.mail().fields().stream()
            .filter(
                each -> headers.isEmpty() || headers.contains(each.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (told.isEmpty() || item.isSentFromHere()) {
      return;
    }
    xml.start("t:InternetMessageHeaders");
    told.forEach(
        each ->
            xml.start("t:InternetMessageHeader")
                .attribute("HeaderName", each.name())
                .text(each.value())
                .end());
    xml.end();
  }
}
