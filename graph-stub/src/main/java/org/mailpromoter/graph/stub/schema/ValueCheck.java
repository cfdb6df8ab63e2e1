package org.mailpromoter.graph.stub.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.graph.stub.json.JsonNull;

/** Holds values of JSON against types. Not thread-safe. */
final class ValueCheck {
  private static final Pattern COLLECTION = Pattern.compile("Collection\\((.+)\\)");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,7})?Z");
  private static final Pattern BASE64 =
      Pattern.compile("(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2,3}={0,2})?");

  private final Csdl csdl;
  private final Consumer<String> wrong;

  ValueCheck(Csdl csdl, Consumer<String> wrong) {
    this.csdl = csdl;
    this.wrong = wrong;
  }

  /** Checks an object; only some members may be there, or all of its type where none is named. */
  void object(String where, String type, Object value, Set<String> allowed) {
    if (!(value instanceof Map<?, ?> members)) {
      wrong.accept(where + " is no object");
      return;
    }
    members.forEach(
        (key, each) -> {
          String name = String.valueOf(key);
          boolean annotation = name.contains("@");
          if (!annotation && !allowed.isEmpty() && !allowed.contains(name) && !name.equals("id")) {
            wrong.accept(where + "." + name + " was not asked for");
          } else if (!annotation) {
            member(where + "." + name, type, name, each);
          }
        });
  }

  private void member(String where, String type, String name, Object value) {
    csdl.property(type, name)
        .ifPresentOrElse(
            found -> {
              if (value != JsonNull.NULL) {
                value(where, found, value);
              } else if (csdl.isRequired(type, name)) {
                wrong.accept(where + " must not be null");
              }
            },
            () -> wrong.accept(where + " is no property of " + type));
  }

  private void value(String where, String type, Object value) {
    Matcher collection = COLLECTION.matcher(type);
    if (collection.matches()) {
      collection(where, collection.group(1), value);
    } else if (type.startsWith("Edm.")) {
      primitive(where, type, value);
    } else {
      csdl.type(type).ifPresent(found -> named(where, type, found, value));
    }
  }

  private void collection(String where, String type, Object value) {
    if (value instanceof List<?> list) {
      for (int at = 0; at < list.size(); at++) {
        value(where + "[" + at + "]", type, list.get(at));
      }
    } else {
      wrong.accept(where + " is no array");
    }
  }

  private void named(String where, String type, Csdl.Type found, Object value) {
    if (found.values().isEmpty()) {
      object(where, type, value, Set.of());
    } else if (!found.values().contains(String.valueOf(value))) {
      wrong.accept(where + " is no " + type + ": " + value);
    }
  }

  private void primitive(String where, String type, Object value) {
    boolean right =
        switch (type) {
          case "Edm.String" -> value instanceof String;
          case "Edm.Boolean" -> value instanceof Boolean;
          case "Edm.Int32", "Edm.Int64" -> value instanceof Long;
          case "Edm.Double" -> value instanceof Number;
          case "Edm.DateTimeOffset" -> matches(INSTANT, value);
          case "Edm.Binary" -> matches(BASE64, value);
          default -> true;
        };
    if (!right) {
      wrong.accept(where + " is no " + type + ": " + value);
    }
  }

  private static boolean matches(Pattern pattern, Object value) {
    return value instanceof String text && pattern.matcher(text).matches();
  }
}
