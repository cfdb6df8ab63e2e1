package org.mailpromoter.dataverse.stub.schema;

import org.mailpromoter.dataverse.stub.json.JsonObject;

/**
 * A relationship as it is published.
 *
 * @param name the property in JSON that names the other row, or the other rows
 * @param column the lookup column that holds it
 * @param table the table at the other end: the referenced one, or the referencing one of a
 *     collection
 * @param relationship its schema name
 */
public record Navigation(String name, String column, String table, String relationship) {
  static Navigation toOne(JsonObject json) {
    return of(json, "referenced");
  }

  static Navigation toMany(JsonObject json) {
    return of(json, "referencingTable");
  }

  private static Navigation of(JsonObject json, String end) {
    return new Navigation(
        json.textOr("navigation", ""),
        json.textOr("referencing", ""),
        json.textOr(end, ""),
        json.textOr("name", ""));
  }
}
