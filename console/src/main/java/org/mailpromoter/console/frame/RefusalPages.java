package org.mailpromoter.console.frame;

import java.time.Duration;
import java.util.List;
import org.mailpromoter.access.Refusal;

/** The words for each refusal: what is wrong, why, what to do. */
final class RefusalPages {
  private static final int MEGABYTE = 1_000_000;
  private static final int KILOBYTE = 1_000;
  private static final int LONGEST_WAIT = 60;

  private RefusalPages() {}

  /**
   * The page of a refusal that is shown.
   *
   * @param path what was asked for, or the page with the form that was sent
   * @param form whether a form was sent
   */
  static ErrorPage of(Refusal refusal, String path, boolean form) {
    if (refusal instanceof Refusal.NotFound it) {
      return ErrorPage.of(404, "Not found", it.sentence());
    }
    if (refusal instanceof Refusal.WrongMethod) {
      return ErrorPage.of(
          405, "This address does not take that", "Go back to the page and use its buttons.");
    }
    if (refusal instanceof Refusal.Forbidden it) {
      return ErrorPage.of(403, "You may not do this", it.sentence());
    }
    if (refusal instanceof Refusal.Forged it) {
      return ErrorPage.of(
              403,
              "The form was not accepted",
              it.sentence(),
              "Nothing was changed. Open the page again and repeat what you did.")
          .leading(new Link("Open the page again", path), new Link("Overview", "/"));
    }
    if (refusal instanceof Refusal.WrongHost) {
      return ErrorPage.of(
          421,
          "This address belongs to nobody here",
          "The console answers only under the names that the configuration lists in console:"
              + " hosts. This keeps other sites from reading it through your browser.");
    }
    return ofChange(refusal, path, form);
  }

  /**
   * The page after a form that somebody sent who was no longer logged in, or has to prove once more
   * who they are.
   *
   * @param login where they log in, and are led back to the page with the form
   */
  static ErrorPage ofLogin(String login, boolean again) {
    String title = again ? "Prove that it is you" : "You are no longer logged in";
    String why =
        again
            ? "What you sent deletes data or grants access, and your login is some minutes old."
            : "Your session ended, or you logged out in another window.";
    return ErrorPage.of(403, title, why, "Nothing was changed. Log in, and repeat what you did.")
        .leading(new Link("Log in", login));
  }

  private static ErrorPage ofChange(Refusal refusal, String path, boolean form) {
    if (refusal instanceof Refusal.WrongInput it) {
      List<String> points =
          it.problems().stream().map(each -> each.where() + ": " + each.sentence()).toList();
      return ErrorPage.of(400, "Some values are wrong", it.sentence(), "Nothing was changed.")
          .leading(new Link("Back", path), new Link("Overview", "/"))
          .pointing(points);
    }
    if (refusal instanceof Refusal.Conflict it) {
      return ErrorPage.of(409, "This cannot be done now", it.sentence(), "Nothing was changed.")
          .leading(new Link("Back", path), new Link("Overview", "/"));
    }
    if (refusal instanceof Refusal.Stale) {
      return ErrorPage.of(
              412,
              "Somebody else changed this meanwhile",
              "Nothing was changed: the page that you sent shows what was there before.",
              "Open it again to see what is there now, and repeat your change if it is still"
                  + " wanted.")
          .leading(new Link("See what is there now", path), new Link("Overview", "/"));
    }
    if (refusal instanceof Refusal.TooLarge it) {
      return ErrorPage.of(
          413, "This is too large", "At most " + bytes(it.most()) + " are accepted here.");
    }
    return ofState(refusal, path, form);
  }

  private static ErrorPage ofState(Refusal refusal, String path, boolean form) {
    if (refusal instanceof Refusal.TooMany it) {
      return ErrorPage.of(429, "Too many requests", "Try again " + in(it.retryAfter()) + ".");
    }
    if (refusal instanceof Refusal.Unavailable it && form) {
      return ErrorPage.of(
              503,
              "Back in a moment",
              it.sentence(),
              "Nothing was changed. Open the page again, and repeat what you did.")
          .leading(new Link("Open the page again", path));
    }
    if (refusal instanceof Refusal.Unavailable it) {
      int after = (int) Math.min(LONGEST_WAIT, Math.max(1, it.retryAfter().toSeconds()));
      return ErrorPage.of(
              503,
              "Back in a moment",
              it.sentence(),
              "This page asks again by itself " + in(Duration.ofSeconds(after)) + ".")
          .leading(new Link("Ask again now", path))
          .again(after);
    }
    if (refusal instanceof Refusal.Failed it) {
      return ErrorPage.of(502, "A part of the installation failed", it.sentence(), it.remedy())
          .leading(new Link("Try again", path), new Link("Overview", "/"));
    }
    String request = refusal instanceof Refusal.Defect it ? it.request() : "";
    return ErrorPage.of(
        500,
        "A defect of Mailpromoter",
        "The request could not be answered. The log has the details under the id "
            + request
            + "; please report it with them.");
  }

  private static String in(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    return seconds < 60
        ? "in " + Words.count(seconds, "second", "seconds")
        : "in " + Words.count((seconds + 59) / 60, "minute", "minutes");
  }

  private static String bytes(long most) {
    return most >= MEGABYTE
        ? Words.number(most / MEGABYTE) + " MB"
        : Words.number(most / KILOBYTE) + " kB";
  }
}
