package org.mailpromoter.dataverse.stub.operation;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;

/** What is special about e-mail activities, their parties and their attachments. */
final class EmailRules {
  static final String EMAIL = "email";
  static final String ATTACHMENT = "activitymimeattachment";

  private static final String PARTY = "activityparty";
  private static final Set<String> STATE = Set.of("statecode", "statuscode");

  private final Organization organization;

  EmailRules(Organization organization) {
    this.organization = organization;
  }

  void beforeCreate(Table table, Map<String, Object> values) {
    switch (table.name()) {
      case EMAIL -> {
        values.putIfAbsent("directioncode", true);
        values.put("activitytypecode", EMAIL);
        values.put("attachmentcount", 0L);
      }
      case ATTACHMENT -> attachment(values);
      case PARTY -> need(values, "participationtypemask");
      default -> {}
    }
  }

  private void attachment(Map<String, Object> values) {
    need(values, "objecttypecode");
    if (values.get("objectid") instanceof Ref email && email.table().equals(EMAIL)) {
      Row parent = organization.row(email);
      refuseCompleted(parent);
      Map<String, Object> counted = new HashMap<>(parent.values());
      counted.put("attachmentcount", parent.number("attachmentcount") + 1);
      organization.store().put(EMAIL, parent.id(), counted);
    } else {
      need(values, "objectid");
    }
    values.put("filesize", (long) bytes(String.valueOf(values.getOrDefault("body", ""))).length);
    refuseLarge((Long) values.getOrDefault("filesize", 0L));
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw ODataError.invalid("The attachment is not a valid Base64 string: " + e.getMessage());
    }
  }

  void refuseLarge(long size) {
    if (size > organization.maxUpload()) {
      throw new ODataError(
          400,
          "0x80044a02",
          "Attachment file size is too big: "
              + size
              + " bytes, the maximum is "
              + organization.maxUpload());
    }
  }

  private static void need(Map<String, Object> values, String column) {
    if (!values.containsKey(column)) {
      throw ODataError.invalid("The column '" + column + "' is required.");
    }
  }

  /** The sender in words, as Dataverse fills it from the parties. */
  void afterCreate(Table table, Row row) {
    if (!table.name().equals(EMAIL) || row.value("sender").isPresent()) {
      return;
    }
    List<Row> senders =
        organization.store().all(PARTY).stream()
            .filter(
                each -> each.ref("activityid").map(Ref::id).filter(row.id()::equals).isPresent())
            .filter(each -> each.number("participationtypemask") == 1)
            .toList();
    if (!senders.isEmpty()) {
      Map<String, Object> values = new HashMap<>(organization.row(table, row.id()).values());
      values.put("sender", senders.get(0).text("addressused"));
      organization.store().put(EMAIL, row.id(), values);
    }
  }

  /** A completed e-mail can be opened again, and nothing else. */
  void beforeUpdate(Table table, Row row, Payload payload) {
    if (table.name().equals(EMAIL)
        && !(STATE.containsAll(payload.values().keySet()) && payload.cleared().isEmpty())) {
      refuseCompleted(row);
    }
    if (table.name().equals(ATTACHMENT)) {
      row.ref("objectid").map(organization::row).ifPresent(EmailRules::refuseCompleted);
    }
  }

  private static void refuseCompleted(Row email) {
    if (email.table().equals(EMAIL) && email.number("statecode") != 0) {
      throw ODataError.invalid(
          "The e-mail " + email.id() + " is completed: it is read-only and cannot be edited.");
    }
  }
}
