package org.mailpromoter.console.frame;

import java.time.Duration;
import java.util.function.Predicate;
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

  /**
   * What a browser is answered with.
   *
   * @param isPage whether a path is one of our pages
   */
  public static Response response(Request request, Refusal refusal, Predicate<String> isPage) {
    boolean again = refusal instanceof Refusal.LoginAgain;
    if (again || refusal instanceof Refusal.LoginNeeded) {
      return request.method() == Method.GET
          ? login(here(request), again)
          : RefusalPages.ofLogin(Login.page(shortened(FormPage.of(request, isPage)), again), again)
              .response();
    }
    Response page = page(refusal, request, isPage);
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

  /** To the login page, and from there back to where it was. */
  private static Response login(String page, boolean again) {
    return Response.seeOther(Login.page(shortened(page), again))
        .header("Cache-Control", "no-store");
  }

  private static String shortened(String page) {
    return page.length() <= LONGEST_PATH ? page : "/";
  }

  private static String here(Request request) {
    return Queries.path(request.path(), request.query());
  }

  private static Response page(Refusal refusal, Request request, Predicate<String> isPage) {
    boolean form = request.method() != Method.GET;
    String address = form ? FormPage.of(request, isPage) : here(request);
    return RefusalPages.of(refusal, address, form).response();
  }

  static String seconds(Duration after) {
    return String.valueOf(Math.max(1, after.toSeconds()));
  }
}
