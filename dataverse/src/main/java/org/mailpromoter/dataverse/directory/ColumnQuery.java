package org.mailpromoter.dataverse.directory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.Json;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * Asks each table for the columns that hold addresses; the questions to all tables are one batch.
 * {@code In} takes any number of values as one condition, of which a query may have 500.
 */
final class ColumnQuery implements AddressQuery {
  private static final String OWNER_TABLE =
      "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname";

  private final WebApi api;
  private final List<RecordTable> tables;
  private final int mostColumns;

  ColumnQuery(WebApi api, List<RecordTable> tables) {
    this.api = api;
    this.tables = List.copyOf(tables);
    this.mostColumns =
        tables.stream().mapToInt(each -> each.addressColumns().size()).max().orElse(1);
  }

  /** The list is written once in a part and named by a parameter, whatever the columns. */
  @Override
  public int weight(EmailAddress address) {
    return WebApi.encoded(list(List.of(address)) + ",").length() + mostColumns;
  }

  @Override
  public List<Found> ask(List<EmailAddress> addresses)
      throws DataverseException, IncompleteException, InterruptedException {
    List<RecordTable> asked =
        tables.stream().filter(each -> !each.addressColumns().isEmpty()).toList();
    List<Part> parts = asked.stream().map(each -> question(each, addresses)).toList();
    List<Answer> answers = api.batch(parts);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      add(found, asked.get(i), answers.get(i));
    }
    return found;
  }

  private static Part question(RecordTable table, List<EmailAddress> addresses) {
    String select =
        Stream.concat(table.columns().stream(), table.addressColumns().stream())
            .map(RecordTable::property)
            .collect(Collectors.joining(","));
    String filter =
        table.addressColumns().stream()
            .map(
                column ->
                    "Microsoft.Dynamics.CRM.In(PropertyName='" + column + "',PropertyValues=@v)")
            .collect(Collectors.joining(" or "));
    return Part.get(
        table.entitySet()
            + "?$select="
            + select
            + "&$filter="
            + WebApi.encoded(filter)
            + "&@v="
            + WebApi.encoded(list(addresses)),
        "Prefer",
        "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"");
  }

  private static String list(List<EmailAddress> addresses) {
    List<String> values = addresses.stream().map(EmailAddress::value).toList();
    return new String(Json.write(values), StandardCharsets.UTF_8);
  }

  private static void add(List<Found> found, RecordTable table, Answer answer)
      throws DataverseException, IncompleteException {
    List<JsonObject> rows = answer.rows();
    if (answer.body().text("@odata.nextLink").isPresent()) {
      throw new IncompleteException();
    }
    for (JsonObject row : rows) {
      for (String column : table.addressColumns()) {
        row.text(column)
            .ifPresent(
                address ->
                    found.add(
                        new Found(
                            address, table.record(row.textOrEmpty(table.key()), new Plain(row)))));
      }
    }
  }

  private record Plain(JsonObject row) implements RecordTable.Row {
    @Override
    public Optional<String> value(String column) {
      return row.text(RecordTable.property(column));
    }

    @Override
    public Optional<String> ownerTable() {
      return row.text(OWNER_TABLE);
    }
  }
}
