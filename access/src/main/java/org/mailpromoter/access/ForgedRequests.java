package org.mailpromoter.access;

import java.util.Optional;
import java.util.Set;
import org.mailpromoter.web.Request;

/**
 * Tells requests of our own pages from those that another site makes a browser send. All three
 * signs are needed: what the browser says about the page (Fetch Metadata), its origin, and a token
 * that only our pages know.
 */
final class ForgedRequests {
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private ForgedRequests() {}

  /**
   * Why a request that may change something does not come from one of our pages; empty if it does.
   *
   * @param origin what it is for
   * @param expected the form token of its session
   * @param sent the form token it came with
   */
  static Optional<Refusal.Forged> check(
      Request request, Origin origin, String expected, Optional<String> sent) {
    Optional<Refusal.Forged> elsewhere = check(request, origin);
    if (elsewhere.isPresent() || sent.filter(each -> FormTokens.same(expected, each)).isPresent()) {
      return elsewhere;
    }
    return refused(
        "The form is from another login. Open the page again and send the form from there.");
  }

  /** The same for those who are not logged in and have no token. */
  static Optional<Refusal.Forged> check(Request request, Origin origin) {
    if (request.header("sec-fetch-site").filter(OURS::contains).isEmpty()) {
      return refused(
          "The request does not come from a page of this console, or the browser is too old to say"
              + " so.");
    }
    boolean same = request.header("origin").map(origin.toString()::equals).orElse(true);
    return same
        ? Optional.empty()
        : refused("The request comes from a page of another address. Use " + origin + ".");
  }

  private static Optional<Refusal.Forged> refused(String sentence) {
    return Optional.of(new Refusal.Forged(sentence));
  }
}
