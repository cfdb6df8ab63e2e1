package org.mailpromoter.dataverse.stub.query;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailpromoter.dataverse.stub.json.Json;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Column;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Row;

/** Reads {@code $filter}: comparisons, and, or, not, functions of text, and the function In. */
public final class ODataFilter {
  private static final int MOST_CONDITIONS = 500;
  private static final Set<String> TEXT = Set.of("contains", "startswith", "endswith");

  private final Table table;
  private final FilterTokens tokens;
  private int conditions;

  private ODataFilter(Table table, FilterTokens tokens) {
    this.table = table;
    this.tokens = tokens;
  }

  /**
   * A filter.
   *
   * @param options the query, in which parameters have their values
   */
  public static Predicate<Row> read(Table table, String text, Map<String, String> options) {
    ODataFilter filter = new ODataFilter(table, new FilterTokens(text, options));
    Predicate<Row> whole = filter.any();
    if (!filter.tokens.atEnd()) {
      throw ODataError.query("Syntax error at '" + filter.tokens.take() + "'.");
    }
    return whole;
  }

  private Predicate<Row> any() {
    Predicate<Row> one = all();
    while (tokens.skip("or")) {
      one = one.or(all());
    }
    return one;
  }

  private Predicate<Row> all() {
    Predicate<Row> one = single();
    while (tokens.skip("and")) {
      one = one.and(single());
    }
    return one;
  }

  private Predicate<Row> single() {
    if (tokens.skip("not")) {
      return single().negate();
    }
    if (tokens.skip("(")) {
      Predicate<Row> inside = any();
      tokens.need(")");
      return inside;
    }
    if (++conditions > MOST_CONDITIONS) {
      throw new ODataError(
          400,
          "0x8004430c",
          "Number of conditions in query exceeded maximum limit of " + MOST_CONDITIONS + ".");
    }
    String word = tokens.take();
    if (tokens.at("(")) {
      return word.equals("Microsoft.Dynamics.CRM.In") ? in() : ofText(word);
    }
    return comparison(column(word));
  }

  private String column(String property) {
    Column column =
        table
            .ofProperty(property)
            .orElseThrow(
                () ->
                    ODataError.query(
                        "Could not find a property named '"
                            + property
                            + "' on type 'Microsoft.Dynamics.CRM."
                            + table.name()
                            + "'."));
    if (column.type() == Column.Type.PARTIES || column.name().equals("description")) {
      throw ODataError.query("The column '" + property + "' cannot be filtered.");
    }
    return column.name();
  }

  private Predicate<Row> comparison(String column) {
    String operator = tokens.take();
    String literal = tokens.take();
    if (literal.equals("null")) {
      Predicate<Row> empty = row -> row.value(column).isEmpty();
      return operator.equals("ne") ? empty.negate() : empty;
    }
    Object wanted = literal(literal);
    if (operator.equals("ne")) {
      return row ->
          Values.of(row, column).map(each -> Values.compare(each, wanted) != 0).orElse(true);
    }
    Predicate<Integer> sign = sign(operator);
    return row ->
        Values.of(row, column).filter(each -> sign.test(Values.compare(each, wanted))).isPresent();
  }

  private static Predicate<Integer> sign(String operator) {
    return switch (operator) {
      case "eq" -> sign -> sign == 0;
      case "gt" -> sign -> sign > 0;
      case "ge" -> sign -> sign >= 0;
      case "lt" -> sign -> sign < 0;
      case "le" -> sign -> sign <= 0;
      default -> throw ODataError.query("'" + operator + "' is not an operator.");
    };
  }

  private static Object literal(String literal) {
    if (literal.startsWith("'")) {
      return literal.substring(1, literal.length() - 1).replace("''", "'");
    }
    boolean number = literal.matches("-?\\d{1,18}");
    return number ? Long.valueOf(literal) : literal;
  }

  private Predicate<Row> ofText(String function) {
    if (!TEXT.contains(function)) {
      throw ODataError.query("An unknown function with name '" + function + "' was found.");
    }
    tokens.need("(");
    String column = column(tokens.take());
    tokens.need(",");
    String wanted = Values.folded(literal(tokens.take()));
    tokens.need(")");
    return row -> {
      String text = Values.folded(Values.of(row, column).orElse(""));
      return switch (function) {
        case "contains" -> text.contains(wanted);
        case "startswith" -> text.startsWith(wanted);
        default -> text.endsWith(wanted);
      };
    };
  }

  /** {@code In(PropertyName='emailaddress1',PropertyValues=["a","b"])}. */
  private Predicate<Row> in() {
    tokens.need("(");
    tokens.need("PropertyName");
    tokens.need("=");
    String column = column(String.valueOf(literal(tokens.take())));
    tokens.need(",");
    tokens.need("PropertyValues");
    tokens.need("=");
    Set<String> wanted = texts(tokens.take());
    tokens.need(")");
    return row -> {
      Optional<String> value = Values.of(row, column).map(Values::folded);
      return value.filter(wanted::contains).isPresent();
    };
  }

  private static Set<String> texts(String list) {
    try {
      byte[] object = ("{\"values\":" + list + "}").getBytes(StandardCharsets.UTF_8);
      return Json.read(object).texts("values").stream()
          .map(Values::folded)
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      throw ODataError.query("PropertyValues is not a list of texts: " + e.getMessage());
    }
  }
}
