package org.mailpromoter.dataverse.stub.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Column;
import org.mailpromoter.dataverse.stub.schema.Navigation;
import org.mailpromoter.dataverse.stub.schema.Table;

/** Tells what the tables are, as {@code EntityDefinitions} does. */
final class Definitions {
  private static final String STRING = "Microsoft.Dynamics.CRM.StringAttributeMetadata";
  private static final String MEMO = "Microsoft.Dynamics.CRM.MemoAttributeMetadata";

  private final Organization organization;

  Definitions(Organization organization) {
    this.organization = organization;
  }

  /**
   * Answers.
   *
   * @param rest what follows the key, such as {@code /Attributes}
   */
  Reply of(String name, String rest) {
    Table table =
        organization
            .schema()
            .table(name)
            .orElseThrow(
                () ->
                    new ODataError(
                        404,
                        "0x80060888",
                        "Could not find an entity with name " + name + " and id 0."));
    return switch (rest) {
      case "" -> Reply.json(200, describe(table));
      case "/ManyToOneRelationships" -> Reply.json(200, Map.of("value", relationships(table)));
      case "/Attributes" -> Reply.json(200, Map.of("value", columns(table, "")));
      case "/Attributes/" + STRING -> Reply.json(200, Map.of("value", columns(table, STRING)));
      case "/Attributes/" + MEMO -> Reply.json(200, Map.of("value", columns(table, MEMO)));
      default -> throw ODataError.noSuchResource(rest);
    };
  }

  private static Map<String, Object> describe(Table table) {
    return Map.of(
        "LogicalName",
        table.name(),
        "EntitySetName",
        table.entitySet(),
        "PrimaryIdAttribute",
        table.key(),
        "PrimaryNameAttribute",
        table.nameColumn(),
        "OwnershipType",
        table.owned() ? "UserOwned" : "OrganizationOwned");
  }

  private static List<Map<String, Object>> relationships(Table table) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Navigation each : table.toOne()) {
      found.add(
          Map.of(
              "SchemaName",
              each.relationship(),
              "ReferencingAttribute",
              each.column(),
              "ReferencedEntity",
              each.table(),
              "ReferencingEntityNavigationPropertyName",
              each.name()));
    }
    return found;
  }

  private static List<Map<String, Object>> columns(Table table, String kind) {
    return table.columns().values().stream()
        .filter(each -> kind.isEmpty() || kind(each).equals(kind))
        .map(Definitions::describe)
        .toList();
  }

  private static Map<String, Object> describe(Column column) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("LogicalName", column.name());
    shown.put("AttributeType", column.type().name().toLowerCase(Locale.ROOT));
    shown.put("IsValidForCreate", column.mode().create());
    shown.put("IsValidForUpdate", column.mode().update());
    if (column.maxLength() < Long.MAX_VALUE) {
      shown.put("MaxLength", column.maxLength());
    }
    return shown;
  }

  /** Texts of more than 4,000 characters are memos. */
  private static String kind(Column column) {
    if (column.type() != Column.Type.TEXT || column.maxLength() == Long.MAX_VALUE) {
      return "";
    }
    return column.maxLength() > 4_000 ? MEMO : STRING;
  }
}
