package org.mailpromoter.console.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.mailpromoter.web.Fields;

/** Writes paths and queries (WHATWG URL). */
public final class Queries {
  private Queries() {}

  /** A path with a query; without fields only the path. */
  public static String path(String path, Fields query) {
    StringBuilder all = new StringBuilder(path);
    char before = '?';
    for (String name : query.names()) {
      for (String value : query.all(name)) {
        if (!value.isEmpty()) {
          all.append(before).append(encoded(name)).append('=').append(encoded(value));
          before = '&';
        }
      }
    }
    return all.toString();
  }

  /** A value as one segment of a path, or as a value of a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
