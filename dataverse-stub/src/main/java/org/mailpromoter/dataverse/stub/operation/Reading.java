package org.mailpromoter.dataverse.stub.operation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.query.AddressIndex;
import org.mailpromoter.dataverse.stub.query.FetchXml;
import org.mailpromoter.dataverse.stub.query.ODataFilter;
import org.mailpromoter.dataverse.stub.query.RowOrder;
import org.mailpromoter.dataverse.stub.query.View;
import org.mailpromoter.dataverse.stub.schema.Navigation;
import org.mailpromoter.dataverse.stub.schema.Schema;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;

/** Retrieves rows: one, a page of a list, the answer to a query in FetchXML. */
final class Reading {
  private static final Pattern PAGE = Pattern.compile("odata\\.maxpagesize=(\\d{1,5})");
  private static final Pattern EXPAND = Pattern.compile("(\\w+)(?:\\(\\$select=([\\w,\\s]*)\\))?");
  private static final String SKIP = "$skiptoken";

  private final Organization organization;
  private final String root;

  Reading(Organization organization, String root) {
    this.organization = organization;
    this.root = root;
  }

  private static View view(Call call, Table table) {
    return View.of(table, call.option("$select").orElse(""), annotated(call));
  }

  private static boolean annotated(Call call) {
    return call.prefers("odata.include-annotations");
  }

  Reply one(Call call, Table table, UUID id) {
    Row row = organization.row(table, id);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("@odata.context", root + "$metadata#" + table.entitySet() + "/$entity");
    shown.putAll(show(call, view(call, table), row));
    return Reply.json(200, shown).with("ETag", row.etag());
  }

  private Map<String, Object> show(Call call, View view, Row row) {
    Map<String, Object> shown = view.show(row);
    String expand = call.option("$expand").orElse("");
    Matcher each = EXPAND.matcher(expand);
    while (each.find()) {
      String select = each.group(2) == null ? "" : each.group(2);
      shown.put(each.group(1), expanded(view.table(), row, each.group(1), select));
    }
    return shown;
  }

  private List<Map<String, Object>> expanded(Table table, Row row, String name, String select) {
    Navigation collection =
        table
            .collection(name)
            .orElseThrow(() -> ODataError.query("Property '" + name + "' cannot be expanded."));
    View view = View.of(organization.table(collection.table()), select, true);
    return children(row, collection).stream().map(view::show).toList();
  }

  private List<Row> children(Row row, Navigation collection) {
    return organization.store().all(collection.table()).stream()
        .filter(
            each -> each.ref(collection.column()).map(Ref::id).filter(row.id()::equals).isPresent())
        .toList();
  }

  Reply collection(Call call, Table table, UUID id, String name) {
    Navigation collection =
        table.collection(name).orElseThrow(() -> ODataError.noSuchResource(name));
    Row row = organization.row(table, id);
    Table other = organization.table(collection.table());
    return page(call, other, children(row, collection));
  }

  Reply list(Call call, Table table) {
    return call.option("fetchXml").isPresent()
        ? fetch(call, table)
        : page(call, table, rows(table));
  }

  private List<Row> rows(Table table) {
    return table.name().equals(Schema.EMAIL_SEARCH)
        ? AddressIndex.rows(organization.schema(), organization.store())
        : organization.store().all(table.name());
  }

  private Reply page(Call call, Table table, List<Row> all) {
    Predicate<Row> filter =
        call.option("$filter")
            .map(text -> ODataFilter.read(table, text, call.options()))
            .orElse(row -> true);
    Comparator<Row> order = RowOrder.read(table, call.option("$orderby").orElse(""));
    List<Row> found = new ArrayList<>(all.stream().filter(filter).sorted(order).toList());
    int from = call.option(SKIP).map(Reading::number).orElse(0);
    int most = call.option("$top").map(Reading::number).orElseGet(() -> pageSize(call));
    int until = Math.min(found.size(), from + Math.min(most, organization.pages().rows()));
    View view = view(call, table);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("@odata.context", root + "$metadata#" + table.entitySet());
    if (call.option("$count").filter("true"::equals).isPresent()) {
      answer.put("@odata.count", (long) Math.min(found.size(), organization.pages().rows()));
    }
    answer.put(
        "value",
        found.subList(Math.min(from, until), until).stream()
            .map(row -> show(call, view, row))
            .toList());
    if (until < found.size() && call.option("$top").isEmpty()) {
      answer.put("@odata.nextLink", next(call, until));
    }
    return Reply.json(200, answer);
  }

  private int pageSize(Call call) {
    Matcher wanted = PAGE.matcher(call.header("Prefer").orElse(""));
    return wanted.find() ? Math.max(1, number(wanted.group(1))) : organization.pages().rows();
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw ODataError.query("'" + text + "' is not a number.");
    }
    return Integer.parseInt(text);
  }

  private String next(Call call, int from) {
    Map<String, String> options = new LinkedHashMap<>(call.options());
    options.put(SKIP, String.valueOf(from));
    List<String> encoded = new ArrayList<>();
    options.forEach(
        (name, value) ->
            encoded.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return root + call.path() + "?" + String.join("&", encoded);
  }

  private Reply fetch(Call call, Table table) {
    FetchXml fetch =
        FetchXml.read(
            call.option("fetchXml").orElse(""), organization::table, this::rows, annotated(call));
    if (!fetch.table().equals(table.name())) {
      throw ODataError.query("The entity of the query is not that of the address.");
    }
    List<Map<String, Object>> all = fetch.run();
    int most = organization.pages().rows();
    int size = Math.min(most, fetch.count().orElse(most));
    int from = Math.min(all.size(), (fetch.page() - 1) * size);
    int until = Math.min(all.size(), from + size);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("@odata.context", root + "$metadata#" + table.entitySet());
    answer.put("value", all.subList(from, until));
    if (until < all.size()) {
      answer.put(
          "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie",
          "<cookie pagenumber=\"" + (fetch.page() + 1) + "\"/>");
      answer.put("@Microsoft.Dynamics.CRM.morerecords", true);
    }
    return Reply.json(200, answer);
  }
}
