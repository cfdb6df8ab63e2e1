package org.mailpromoter.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object in the order in which they are added. Not thread-safe. */
final class Members {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** No member yet. */
  static Members none() {
    return new Members();
  }

  /** One member. */
  static Members of(String name, @Nullable Object value) {
    return none().with(name, value);
  }

  /** Adds a member, in the form of {@link Form}. */
  Members with(String name, @Nullable Object value) {
    if (values.containsKey(name)) {
      throw new IllegalArgumentException("the member " + name + " is already there");
    }
    values.put(name, Form.of(value));
    return this;
  }

  /** Adds the members of another object. */
  Members and(Members others) {
    return and(others.values);
  }

  /** Adds the members of another object. */
  Members and(Map<String, @Nullable Object> others) {
    others.forEach(this::with);
    return this;
  }

  Map<String, @Nullable Object> asMap() {
    return Collections.unmodifiableMap(values);
  }

  Document document() {
    return Document.of(this);
  }
}
