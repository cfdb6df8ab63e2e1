package org.mailpromoter.dataverse.stub.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Column;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Row;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A query in FetchXML: one table with filters, and tables that are linked to it. */
public final class FetchXml {
  private final Element entity;
  private final Element fetch;
  private final Function<String, Table> tables;
  private final Function<Table, List<Row>> rows;
  private final boolean annotated;

  private FetchXml(
      Element fetch,
      Function<String, Table> tables,
      Function<Table, List<Row>> rows,
      boolean annotated) {
    this.fetch = fetch;
    this.entity =
        children(fetch, "entity").stream()
            .findFirst()
            .orElseThrow(() -> invalid("there is no entity"));
    this.tables = tables;
    this.rows = rows;
    this.annotated = annotated;
  }

  /**
   * Reads a query.
   *
   * @param tables finds a table by its logical name
   * @param rows the rows of a table
   */
  public static FetchXml read(
      String xml,
      Function<String, Table> tables,
      Function<Table, List<Row>> rows,
      boolean annotated) {
    return new FetchXml(parsed(xml), tables, rows, annotated);
  }

  private static Element parsed(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // which prints nothing
      return builder
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static ODataError invalid(String why) {
    return new ODataError(400, "0x8004111c", "Invalid XML in the query: " + why);
  }

  /** The logical name of its table. */
  public String table() {
    return entity.getAttribute("name");
  }

  /** The page that is wanted, from 1. */
  public int page() {
    return number("page").orElse(1);
  }

  /** How many rows are wanted. */
  public Optional<Integer> count() {
    return number("top").or(() -> number("count"));
  }

  private Optional<Integer> number(String attribute) {
    return Optional.of(fetch.getAttribute(attribute))
        .filter(each -> each.matches("\\d{1,6}"))
        .map(Integer::valueOf);
  }

  /** All rows, joined and shown. */
  public List<Map<String, Object>> run() {
    Table table = tables.apply(table());
    List<Joined> joined = new ArrayList<>();
    FetchFilter filter = new FetchFilter(table, entity);
    for (Row row : rows.apply(table)) {
      if (filter.test(row)) {
        Map<String, Object> shown = new LinkedHashMap<>();
        show(shown, table, entity, "", row);
        joined.add(new Joined(row, shown));
      }
    }
    for (Element link : children(entity, "link-entity")) {
      joined = linked(joined, table, link);
    }
    return joined.stream().map(Joined::shown).toList();
  }

  /** A row of the first table with what was joined so far. */
  private record Joined(Row row, Map<String, Object> shown) {}

  private List<Joined> linked(List<Joined> before, Table table, Element link) {
    Table other = tables.apply(link.getAttribute("name"));
    String from = columnOf(other, link.getAttribute("from"));
    String to = columnOf(table, link.getAttribute("to"));
    boolean outer = link.getAttribute("link-type").equals("outer");
    FetchFilter filter = new FetchFilter(other, link);
    Map<String, List<Row>> byKey = new LinkedHashMap<>();
    for (Row each : rows.apply(other)) {
      if (filter.test(each)) {
        Values.of(each, from)
            .ifPresent(
                key ->
                    byKey
                        .computeIfAbsent(Values.folded(key), unused -> new ArrayList<>())
                        .add(each));
      }
    }
    List<Joined> after = new ArrayList<>();
    for (Joined each : before) {
      String key = Values.of(each.row(), to).map(Values::folded).orElse("");
      List<Row> partners = byKey.getOrDefault(key, List.of());
      for (Row partner : partners) {
        Map<String, Object> shown = new LinkedHashMap<>(each.shown());
        show(shown, other, link, link.getAttribute("alias") + ".", partner);
        after.add(new Joined(each.row(), shown));
      }
      if (partners.isEmpty() && outer) {
        after.add(each);
      }
    }
    return after;
  }

  private void show(Map<String, Object> shown, Table table, Element where, String prefix, Row row) {
    View view = new View(table, List.of(), annotated);
    if (prefix.isEmpty()) {
      shown.put("@odata.etag", row.etag());
    }
    for (Element each : children(where, "attribute")) {
      Column column = need(table, each.getAttribute("name"));
      if (row.value(column.name()).isPresent()) {
        view.put(shown, column, prefix.isEmpty() ? column.property() : prefix + column.name(), row);
      }
    }
  }

  private static String columnOf(Table table, String name) {
    return need(table, name).name();
  }

  static Column need(Table table, String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new ODataError(
                    400,
                    "0x80041103",
                    "'"
                        + table.name()
                        + "' entity doesn't contain attribute with Name = '"
                        + name
                        + "'."));
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
