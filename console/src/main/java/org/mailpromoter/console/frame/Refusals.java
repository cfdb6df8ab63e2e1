package org.mailpromoter.console.frame;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.mailpromoter.access.Login;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** The page of each refusal. */
public final class Refusals {
  private static final int LONGEST_PATH = 500;

  private Refusals() {}

  /** What a browser is answered with. */
  public static Response response(Request request, Refusal refusal) {
    if (refusal instanceof Refusal.LoginNeeded) {
      return login(request, false);
    }
    if (refusal instanceof Refusal.LoginAgain) {
      return login(request, true);
    }
    Response page = page(refusal, request);
    if (refusal instanceof Refusal.WrongMethod wrong) {
      return page.header(
          "Allow",
          wrong.allowed().stream().map(Method::name).sorted().collect(Collectors.joining(", ")));
    }
    if (refusal instanceof Refusal.TooMany many) {
      return page.header("Retry-After", seconds(many.retryAfter()));
    }
    if (refusal instanceof Refusal.Unavailable unavailable) {
      return page.header("Retry-After", seconds(unavailable.retryAfter()));
    }
    return page;
  }

  /**
   * To the login page, and from there back to where it was. Forms are not sent again; the page that
   * has the form is opened instead.
   */
  private static Response login(Request request, boolean again) {
    String page = request.method() == Method.GET ? here(request) : from(request);
    String to = page.length() <= LONGEST_PATH && !page.isEmpty() ? page : "/";
    return Response.seeOther(Login.page(to, again)).header("Cache-Control", "no-store");
  }

  private static String here(Request request) {
    return Queries.path(request.path(), request.query());
  }

  /** The page that a form was sent from, which the login checks to be one of ours. */
  private static String from(Request request) {
    try {
      String path = URI.create(request.header("referer").orElse("")).getRawPath();
      return path == null || !path.startsWith("/") ? "" : path;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Response page(Refusal refusal, Request request) {
    return RefusalPages.of(refusal, here(request)).response();
  }

  static String seconds(Duration after) {
    return String.valueOf(Math.max(1, after.toSeconds()));
  }
}
