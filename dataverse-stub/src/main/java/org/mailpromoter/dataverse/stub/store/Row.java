package org.mailpromoter.dataverse.stub.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A row. Its values are texts, {@code Long}, decimals, booleans and {@link Ref}; a column without a
 * value is absent. Immutable.
 *
 * @param table the logical name of its table
 * @param id its primary key
 * @param version grows with every change of the organisation
 * @param values by column
 */
public record Row(String table, UUID id, long version, Map<String, Object> values) {
  /** Copies the map. */
  public Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A value. */
  public Optional<Object> value(String column) {
    return Optional.ofNullable(values.get(column));
  }

  /** A text; empty where there is none. */
  public String text(String column) {
    return value(column).map(String::valueOf).orElse("");
  }

  /** A number; zero where there is none. */
  public long number(String column) {
    return values.get(column) instanceof Long number ? number : 0;
  }

  /** A lookup. */
  public Optional<Ref> ref(String column) {
    return value(column).filter(Ref.class::isInstance).map(Ref.class::cast);
  }

  /** Its version as HTTP writes it. */
  public String etag() {
    return "W/\"" + version + "\"";
  }
}
