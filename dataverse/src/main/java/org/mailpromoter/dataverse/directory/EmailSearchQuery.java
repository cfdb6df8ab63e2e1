package org.mailpromoter.dataverse.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.Refusal;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * Asks the table {@code emailsearch}, with which Dynamics 365 itself finds records: it has a row
 * for each column with an address of each record. Linked tables tell the rest, so one query is
 * enough. The table is not in the published reference; two public scripts use it in this way.
 */
final class EmailSearchQuery implements AddressQuery {
  private static final String OF_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";
  private static final String MORE = "@Microsoft.Dynamics.CRM.morerecords";

  private final WebApi api;
  private final List<RecordTable> tables;

  EmailSearchQuery(WebApi api, List<RecordTable> tables) {
    this.api = api;
    this.tables = List.copyOf(tables);
  }

  /** The index may not be exposed, or not to this user: another way of asking may do. */
  static boolean isUnavailable(Refusal refusal) {
    return refusal.status() == 400 || refusal.status() == 403 || refusal.status() == 404;
  }

  @Override
  public int weight(EmailAddress address) {
    return WebApi.encoded("<value>" + Xml.escaped(address.value()) + "</value>").length();
  }

  @Override
  public List<Found> ask(List<EmailAddress> addresses)
      throws DataverseException, IncompleteException, InterruptedException {
    Part query =
        Part.get(
            "emailsearches?fetchXml=" + WebApi.encoded(fetch(addresses)),
            "Prefer",
            "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"");
    return read(api.batch(List.of(query)).get(0));
  }

  private List<Found> read(Answer answer) throws DataverseException, IncompleteException {
    List<JsonObject> rows = answer.rows();
    JsonObject body = answer.body();
    if (body.flag(MORE) || body.text("@odata.nextLink").isPresent()) {
      throw new IncompleteException();
    }
    List<Found> found = new ArrayList<>();
    for (JsonObject row : rows) {
      table(row.textOrEmpty("_parentobjectid_value" + OF_TABLE))
          .ifPresent(table -> found.add(found(row, table)));
    }
    return found;
  }

  private Optional<RecordTable> table(String name) {
    return tables.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private Found found(JsonObject row, RecordTable table) {
    String alias = alias(table);
    RecordTable.Row values =
        new RecordTable.Row() {
          @Override
          public Optional<String> value(String column) {
            return row.text(alias + "." + column).or(() -> row.text(alias + "_x002e_" + column));
          }

          @Override
          public Optional<String> ownerTable() {
            return value("ownerid" + OF_TABLE);
          }
        };
    return new Found(
        row.textOrEmpty("emailaddress"),
        table.record(row.textOrEmpty("_parentobjectid_value"), values));
  }

  private String alias(RecordTable table) {
    return "t" + tables.indexOf(table);
  }

  private String fetch(List<EmailAddress> addresses) {
    StringBuilder xml = new StringBuilder("<fetch><entity name=\"emailsearch\">");
    attribute(xml, "emailaddress");
    attribute(xml, "parentobjectid");
    xml.append("<filter><condition attribute=\"emailaddress\" operator=\"in\">");
    for (EmailAddress each : addresses) {
      xml.append("<value>").append(Xml.escaped(each.value())).append("</value>");
    }
    xml.append("</condition></filter>");
    for (RecordTable each : tables) {
      xml.append("<link-entity name=\"").append(each.name());
      xml.append("\" from=\"").append(each.key());
      xml.append("\" to=\"parentobjectid\" link-type=\"outer\" alias=\"").append(alias(each));
      xml.append("\">");
      each.columns().forEach(column -> attribute(xml, column));
      xml.append("</link-entity>");
    }
    return xml.append("</entity></fetch>").toString();
  }

  private static void attribute(StringBuilder xml, String name) {
    xml.append("<attribute name=\"").append(name).append("\"/>");
  }
}
