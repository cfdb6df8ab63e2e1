package org.mailpromoter.console.frame;

import java.net.URI;
import java.util.function.Predicate;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.Request;

/** Finds the page from which a form was sent, to lead back to it. */
final class FormPage {
  private FormPage() {}

  /**
   * The address of the page.
   *
   * @param isPage whether a path is one of our pages
   */
  static String of(Request form, Predicate<String> isPage) {
    String sent = referer(form);
    String path = sent.replaceAll("\\?.*", "");
    return !path.isEmpty() && isPage.test(path) ? sent : above(form.path(), isPage);
  }

  /** The page that a browser says it was, without what announced something or offered an undo. */
  private static String referer(Request form) {
    try {
      URI from = URI.create(form.header("referer").orElse(""));
      String path = from.getRawPath();
      if (path == null || !path.startsWith("/")) {
        return "";
      }
      Fields query = Forms.parse(from.getRawQuery() == null ? "" : from.getRawQuery());
      return Queries.path(path, query.without(Announcement.FIELD).without(Undo.FIELD));
    } catch (IllegalArgumentException | MalformedException e) {
      return "";
    }
  }

  /** The nearest page above a path: forms are sent to the page of their object, or below it. */
  static String above(String path, Predicate<String> isPage) {
    String page = path;
    while (page.length() > 1 && !isPage.test(page)) {
      page = page.substring(0, Math.max(1, page.lastIndexOf('/')));
    }
    return page.isEmpty() ? "/" : page;
  }
}
