package org.mailpromoter.console.frame;

import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Template;

/** Pages that belong together. Thread-safe. */
public interface Screen {
  /** The routes of its pages and actions. */
  List<Route<Entry>> routes();

  /** A page. */
  static Route<Entry> page(String path, Operation operation, Entry.Answer answer) {
    return new Route<>(Method.GET, Template.of(path), new Entry(operation, answer));
  }

  /** What a form is sent to. */
  static Route<Entry> form(String path, Operation operation, Entry.Answer answer) {
    return new Route<>(Method.POST, Template.of(path), new Entry(operation, answer));
  }
}
