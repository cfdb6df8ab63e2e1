package org.mailpromoter.console.frame;

import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.installation.NotFoundException;
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

  /**
   * What a form with a file is sent to: the file is the body, the other fields are in the query.
   *
   * @param most how many bytes the form may have
   */
  static Route<Entry> upload(String path, Operation operation, long most, Entry.Answer answer) {
    return new Route<>(Method.POST, Template.of(path), new Entry(operation, answer), most);
  }

  /**
   * A number in the path.
   *
   * @param kind of what it is the number
   * @throws NotFoundException if it is none
   */
  static long number(Visit visit, String parameter, NotFoundException.Kind kind)
      throws NotFoundException {
    String number = visit.request().parameter(parameter);
    if (!number.matches("[1-9][0-9]{0,17}")) {
      throw NotFoundException.of(kind, number);
    }
    return Long.parseLong(number);
  }

  /** What a form is sent to. */
  static Route<Entry> form(String path, Operation operation, Entry.Answer answer) {
    return new Route<>(Method.POST, Template.of(path), new Entry(operation, answer));
  }
}
