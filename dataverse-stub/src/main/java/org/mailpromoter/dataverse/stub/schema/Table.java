package org.mailpromoter.dataverse.stub.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.dataverse.stub.json.JsonObject;

/**
 * A table as it is published. Immutable.
 *
 * @param name its logical name
 * @param entitySet its name in addresses
 * @param key its primary key
 * @param nameColumn its primary name column
 * @param owned whether its rows have owners
 * @param operations what it takes
 * @param columns its columns by name
 * @param toOne its lookups
 * @param toMany its collections
 */
public record Table(
    String name,
    String entitySet,
    String key,
    String nameColumn,
    boolean owned,
    Set<String> operations,
    Map<String, Column> columns,
    List<Navigation> toOne,
    List<Navigation> toMany) {
  /** Copies the collections. */
  public Table {
    operations = Set.copyOf(operations);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    toOne = List.copyOf(toOne);
    toMany = List.copyOf(toMany);
  }

  static Table of(JsonObject json) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (JsonObject each : json.objects("columns")) {
      Column column = Column.of(each);
      columns.put(column.name(), column);
    }
    return new Table(
        json.textOr("table", ""),
        json.textOr("entitySet", ""),
        json.textOr("primaryKey", ""),
        json.textOr("primaryName", ""),
        json.textOr("ownership", "").equals("UserOwned"),
        Set.copyOf(json.texts("operations")),
        columns,
        json.objects("manyToOne").stream().map(Navigation::toOne).toList(),
        json.objects("oneToMany").stream().map(Navigation::toMany).toList());
  }

  /** The same table with one more column. */
  public Table with(Column column) {
    Map<String, Column> more = new LinkedHashMap<>(columns);
    more.put(column.name(), column);
    return new Table(name, entitySet, key, nameColumn, owned, operations, more, toOne, toMany);
  }

  /** A column by its name. */
  public Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** A column by its name in answers and queries: {@code _ownerid_value} is {@code ownerid}. */
  public Optional<Column> ofProperty(String property) {
    boolean lookup = property.startsWith("_") && property.endsWith("_value");
    String plain = lookup ? property.substring(1, property.length() - "_value".length()) : property;
    return column(plain).filter(each -> each.property().equals(property));
  }

  /** The lookups of a navigation property; several where one name serves several tables. */
  public List<Navigation> lookups(String property) {
    return toOne.stream().filter(each -> each.name().equals(property)).toList();
  }

  /** A collection by its name. */
  public Optional<Navigation> collection(String property) {
    return toMany.stream().filter(each -> each.name().equals(property)).findFirst();
  }

  /** The columns that hold addresses, as far as names tell. */
  public List<String> addressColumns() {
    List<String> found = new ArrayList<>();
    columns.values().stream()
        .filter(each -> each.type() == Column.Type.TEXT)
        .map(Column::name)
        .filter(each -> each.contains("email"))
        .filter(each -> !each.startsWith("sharepoint") && !each.startsWith("yammer"))
        .forEach(found::add);
    return found;
  }
}
