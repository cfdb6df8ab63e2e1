package org.mailpromoter.access;

import java.util.List;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** How a kind of caller meets the use cases: programs by JSON, people by pages. Thread-safe. */
public interface Face {
  /** Its routes. */
  List<Route<Entry>> routes();

  /** Its routes that everybody may use. */
  default List<Route<PublicEntry>> publicRoutes() {
    return List.of();
  }

  /** The way its requests come, for the audit log. */
  Channel channel();

  /** Whether a path, known or not, belongs to it. */
  boolean owns(String path);

  /** Says that a request is not answered, and why. */
  Response refuse(Request request, Refusal refusal);
}
