package org.mailpromoter.dataverse.stub.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Row;

/** Finds out what a request asks for, and answers it. The caller holds a transaction. */
public final class Router {
  private static final Pattern DEFINITION =
      Pattern.compile("EntityDefinitions\\(LogicalName='(\\w+)'\\)(/.*)?");
  private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\((.*)\\)");
  private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=('(?:[^']|'')*'|@\\w+)");
  private static final Pattern ROW = Pattern.compile("(\\w+)\\(([^()=]+)\\)(?:/(\\w+))?");

  private final Organization organization;
  private final Reading reading;
  private final Writing writing;
  private final Files files;
  private final Definitions definitions;
  private final IncomingEmails incoming;
  private final String root;

  /** A router for an organisation at an address. */
  public Router(Organization organization, IncomingEmails incoming, String root) {
    this.organization = organization;
    this.incoming = incoming;
    this.root = root;
    this.reading = new Reading(organization, root);
    this.writing = new Writing(organization);
    this.files = new Files(organization, writing);
    this.definitions = new Definitions(organization);
  }

  /**
   * Answers.
   *
   * @throws ODataError for what cannot be done
   */
  public Reply answer(Call call) {
    Matcher definition = DEFINITION.matcher(call.path());
    if (definition.matches()) {
      String rest = definition.group(2);
      return definitions.of(definition.group(1), rest == null ? "" : rest);
    }
    Optional<Reply> operation = operation(call);
    if (operation.isPresent()) {
      return operation.get();
    }
    Matcher row = ROW.matcher(call.path());
    if (row.matches()) {
      Table table = organization.ofSet(row.group(1));
      return ofRow(call, table, Keys.id(row.group(2)), row.group(3) == null ? "" : row.group(3));
    }
    return ofTable(call, organization.ofSet(call.path()));
  }

  private Optional<Reply> operation(Call call) {
    Matcher function = FUNCTION.matcher(call.path());
    String name = function.matches() ? function.group(1) : call.path();
    return Optional.ofNullable(
        switch (call.method() + " " + name) {
          case "GET WhoAmI" -> whoAmI(call);
          case "GET CheckIncomingEmail" ->
              incoming.check(
                  organization, arguments(function.matches() ? function.group(2) : "", call));
          case "POST InitializeAttachmentBlocksUpload" -> files.begin(call.json());
          case "POST UploadBlock" -> files.block(call.json());
          case "POST CommitAttachmentBlocksUpload" -> files.commit(call.json(), call.user());
          default -> null;
        });
  }

  private Reply whoAmI(Call call) {
    return Reply.json(
        200,
        Map.of(
            "UserId",
            call.user().toString(),
            "OrganizationId",
            organization.id().toString(),
            "BusinessUnitId",
            organization.id().toString()));
  }

  private static Map<String, String> arguments(String text, Call call) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Matcher each = ARGUMENT.matcher(text);
    while (each.find()) {
      String value = each.group(2);
      String literal = value.startsWith("@") ? call.option(value).orElse("''") : value;
      arguments.put(each.group(1), literal.substring(1, literal.length() - 1).replace("''", "'"));
    }
    return arguments;
  }

  private Reply ofTable(Call call, Table table) {
    return switch (call.method()) {
      case "GET" -> reading.list(call, table);
      case "POST" -> created(call, table, writing.create(table, call.json(), call.user()));
      default -> throw notAllowed(call);
    };
  }

  private Reply created(Call call, Table table, Row row) {
    String address = address(table, row.id());
    return call.prefers("return=representation")
        ? new Reply(
                201,
                reading.one(call, table, row.id()).headers(),
                reading.one(call, table, row.id()).body())
            .with("OData-EntityId", address)
        : Reply.empty(204).with("OData-EntityId", address).with("Location", address);
  }

  private String address(Table table, UUID id) {
    return root + table.entitySet() + "(" + id + ")";
  }

  private Reply ofRow(Call call, Table table, UUID id, String more) {
    if (!more.isEmpty()) {
      return reading.collection(call, table, id, more);
    }
    return switch (call.method()) {
      case "GET" -> unlessUnchanged(call, table, id);
      case "PATCH" -> patch(call, table, id);
      case "DELETE" -> delete(call, table, id);
      default -> throw notAllowed(call);
    };
  }

  private Reply unlessUnchanged(Call call, Table table, UUID id) {
    String etag = organization.row(table, id).etag();
    return call.header("If-None-Match").filter(etag::equals).isPresent()
        ? Reply.empty(304)
        : reading.one(call, table, id);
  }

  /** Changes a row; one that is not there is created, unless If-Match forbids it. */
  private Reply patch(Call call, Table table, UUID id) {
    Optional<Row> row = organization.store().find(table.name(), id);
    Optional<String> match = call.header("If-Match");
    if (row.isEmpty()) {
      if (match.isPresent()) {
        throw ODataError.noSuchRow(table.name(), id);
      }
      return created(call, table, upserted(call, table, id));
    }
    if (call.header("If-None-Match").filter("*"::equals).isPresent()) {
      throw Writing.duplicate();
    }
    refuseOther(match, row.get());
    Row changed = writing.update(table, row.get(), call.json());
    return call.prefers("return=representation")
        ? reading.one(call, table, id)
        : Reply.empty(204).with("OData-EntityId", address(table, changed.id()));
  }

  private Row upserted(Call call, Table table, UUID id) {
    Map<String, Object> body = new LinkedHashMap<>(call.json().members());
    body.put(table.key(), id.toString());
    return writing.create(
        table, new org.mailpromoter.dataverse.stub.json.JsonObject(body), call.user());
  }

  private static void refuseOther(Optional<String> match, Row row) {
    if (match.filter(each -> !each.equals("*") && !each.equals(row.etag())).isPresent()) {
      throw new ODataError(
          412,
          "0x80060882",
          "The version of the existing record doesn't match the RowVersion property provided.");
    }
  }

  private Reply delete(Call call, Table table, UUID id) {
    Row row = organization.row(table, id);
    refuseOther(call.header("If-Match"), row);
    writing.delete(table, row);
    return Reply.empty(204);
  }

  private static ODataError notAllowed(Call call) {
    return new ODataError(405, "0x80060888", "The method " + call.method() + " is not allowed.");
  }
}
