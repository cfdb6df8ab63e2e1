package org.mailpromoter.dataverse.stub.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Row;
import org.w3c.dom.Element;

/** The filters of a FetchXML entity: conditions with eq, ne, in, like, null and not-null. */
final class FetchFilter implements Predicate<Row> {
  private final Table table;
  private final List<Predicate<Row>> filters = new ArrayList<>();

  FetchFilter(Table table, Element entity) {
    this.table = table;
    FetchXml.children(entity, "filter").forEach(each -> filters.add(filter(each)));
  }

  @Override
  public boolean test(Row row) {
    return filters.stream().allMatch(each -> each.test(row));
  }

  private Predicate<Row> filter(Element filter) {
    List<Predicate<Row>> parts = new ArrayList<>();
    FetchXml.children(filter, "condition").forEach(each -> parts.add(condition(each)));
    FetchXml.children(filter, "filter").forEach(each -> parts.add(filter(each)));
    return filter.getAttribute("type").equals("or")
        ? row -> parts.stream().anyMatch(each -> each.test(row))
        : row -> parts.stream().allMatch(each -> each.test(row));
  }

  private Predicate<Row> condition(Element condition) {
    String column = FetchXml.need(table, condition.getAttribute("attribute")).name();
    String value = Values.folded(condition.getAttribute("value"));
    return switch (condition.getAttribute("operator")) {
      case "eq" -> row -> folded(row, column).filter(value::equals).isPresent();
      case "ne" -> row -> folded(row, column).filter(value::equals).isEmpty();
      case "null" -> row -> row.value(column).isEmpty();
      case "not-null" -> row -> row.value(column).isPresent();
      case "in" -> in(column, condition);
      case "like" -> like(column, value);
      default ->
          throw new ODataError(
              400,
              "0x8004111c",
              "The operator " + condition.getAttribute("operator") + " is not valid.");
    };
  }

  private static Predicate<Row> in(String column, Element condition) {
    Set<String> wanted =
        FetchXml.children(condition, "value").stream()
            .map(each -> Values.folded(each.getTextContent()))
            .collect(Collectors.toSet());
    return row -> folded(row, column).filter(wanted::contains).isPresent();
  }

  /** Only here {@code %} and {@code _} stand for other characters. */
  private static Predicate<Row> like(String column, String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char each = pattern.charAt(i);
      switch (each) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(each)));
      }
    }
    return row -> folded(row, column).filter(each -> each.matches(regex.toString())).isPresent();
  }

  private static Optional<String> folded(Row row, String column) {
    return Values.of(row, column).map(Values::folded);
  }
}
