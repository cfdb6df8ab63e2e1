package org.mailpromoter.dataverse.stub.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailpromoter.dataverse.stub.error.ODataError;
import org.mailpromoter.dataverse.stub.json.JsonObject;
import org.mailpromoter.dataverse.stub.operation.Payload.Purpose;
import org.mailpromoter.dataverse.stub.schema.Navigation;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;

/** Creates, changes and deletes rows. The caller holds a transaction. */
final class Writing {
  private final Organization organization;
  private final EmailRules emails;

  Writing(Organization organization) {
    this.organization = organization;
    this.emails = new EmailRules(organization);
  }

  /** Creates a row with the rows inside it. */
  Row create(Table table, JsonObject body, UUID user) {
    refuseUnless("create", table);
    return create(table, body, user, Map.of());
  }

  private Row create(Table table, JsonObject body, UUID user, Map<String, Object> parent) {
    Payload payload = Payload.read(organization, table, Purpose.CREATE, body);
    Map<String, Object> values = new HashMap<>(payload.values());
    values.putAll(parent);
    UUID id = values.get(table.key()) instanceof String given ? Keys.id(given) : UUID.randomUUID();
    if (organization.store().find(table.name(), id).isPresent()) {
      throw duplicate();
    }
    complete(table, id, values, user);
    organization.plugins().run("Create", table.name());
    emails.beforeCreate(table, values);
    Row row = organization.store().put(table.name(), id, values);
    payload.nested().forEach((collection, rows) -> nest(row, collection, rows, user));
    emails.afterCreate(table, row);
    return organization.row(table, id);
  }

  static ODataError duplicate() {
    return new ODataError(412, "0x80040237", "A record with matching key values already exists.");
  }

  private void nest(Row parent, Navigation collection, List<JsonObject> rows, UUID user) {
    Table table = organization.table(collection.table());
    Map<String, Object> reference =
        Map.of(collection.column(), new Ref(parent.table(), parent.id()));
    rows.forEach(each -> create(table, each, user, reference));
  }

  private void complete(Table table, UUID id, Map<String, Object> values, UUID user) {
    values.put(table.key(), id.toString());
    Ref by = new Ref("systemuser", user);
    if (table.owned()) {
      values.putIfAbsent("ownerid", by);
    }
    for (String column : List.of("createdon", "modifiedon")) {
      table.column(column).ifPresent(each -> values.put(column, organization.now()));
    }
    table.column("createdby").ifPresent(each -> values.put("createdby", by));
    state(table, values);
    fullName(table, values);
  }

  private static void state(Table table, Map<String, Object> values) {
    if (table.column("statecode").isEmpty() || table.column("statuscode").isEmpty()) {
      return;
    }
    values.put("statecode", 0L);
    if (values.get("statuscode") instanceof Long status) {
      agree(table, 0L, status);
    } else {
      values.put("statuscode", 1L);
    }
  }

  private static void agree(Table table, long state, long status) {
    long right = table.column("statuscode").flatMap(each -> each.state(status)).orElse(state);
    if (right != state) {
      throw new ODataError(
          400,
          "0x80048408",
          status + " is not a valid status code for state code " + state + " on " + table.name());
    }
  }

  private static void fullName(Table table, Map<String, Object> values) {
    if (table.nameColumn().equals("fullname")) {
      String first = String.valueOf(values.getOrDefault("firstname", ""));
      String last = String.valueOf(values.getOrDefault("lastname", ""));
      values.put("fullname", (first + " " + last).strip());
    }
  }

  /** Changes a row. */
  Row update(Table table, Row row, JsonObject body) {
    refuseUnless("update", table);
    Payload payload = Payload.read(organization, table, Purpose.UPDATE, body);
    emails.beforeUpdate(table, row, payload);
    organization.plugins().run("Update", table.name());
    Map<String, Object> values = new HashMap<>(row.values());
    values.putAll(payload.values());
    payload.cleared().forEach(values::remove);
    if (payload.values().get("statecode") instanceof Long state) {
      if (payload.values().get("statuscode") instanceof Long status) {
        agree(table, state, status);
      } else {
        values.put("statuscode", state == 0 ? 1L : state + 1);
      }
    } else if (payload.values().get("statuscode") instanceof Long status) {
      agree(table, row.number("statecode"), status);
    }
    table.column("modifiedon").ifPresent(each -> values.put("modifiedon", organization.now()));
    return organization.store().put(table.name(), row.id(), values);
  }

  /** Deletes a row with the rows that belong to it. */
  void delete(Table table, Row row) {
    refuseUnless("delete", table);
    organization.plugins().run("Delete", table.name());
    for (Navigation each : table.toMany()) {
      organization.store().all(each.table()).stream()
          .filter(
              child -> child.ref(each.column()).map(Ref::id).filter(row.id()::equals).isPresent())
          .forEach(organization.store()::delete);
    }
    organization.store().delete(row);
  }

  private static void refuseUnless(String operation, Table table) {
    if (!table.operations().contains(operation)) {
      throw new ODataError(
          405,
          "0x80040800",
          "The table " + table.name() + " does not support the message " + operation + ".");
    }
  }
}
