package org.mailpromoter.console.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/**
 * What a page says that follows a form: what was done. It travels in the address, sealed for the
 * page and the session, so that no link makes a page say what did not happen, and for some minutes
 * only. {@link Frame#of(Visit, Section, String)} shows it; nothing is kept for it.
 */
public final class Announcement {
  /** The parameter of an address that holds it. */
  public static final String FIELD = "said";

  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,12})([a-z]+) (.{1,1000})");

  private Announcement() {}

  /**
   * The response to a form that leads to a page.
   *
   * @param address the path of the page, with or without a query
   * @param said what the page says
   */
  public static Response then(Visit visit, String address, Notice said) {
    String path = address.replaceAll("[?#].*", "");
    String text = visit.open().now().getEpochSecond() + said.tone().word() + " " + said.sentence();
    Fields query = Fields.none().with(FIELD, seal(visit, path).seal(text));
    String more = Queries.path("", query).substring(1);
    return Response.seeOther(address + (address.contains("?") ? "&" : "?") + more);
  }

  /** The same for something good. */
  public static Response then(Visit visit, String address, String said) {
    return then(visit, address, Notice.of(Tone.YES, said));
  }

  /** What the page that somebody visits says. */
  static Optional<Notice> of(Visit visit) {
    return visit
        .request()
        .query()
        .first(FIELD)
        .flatMap(seal(visit, visit.request().path())::open)
        .map(TEXT::matcher)
        .filter(Matcher::matches)
        .filter(each -> isFresh(each.group(1), visit.open().now()))
        .flatMap(each -> tone(each.group(2)).map(tone -> Notice.of(tone, each.group(3))));
  }

  private static boolean isFresh(String seconds, Instant now) {
    return now.isBefore(Instant.ofEpochSecond(Long.parseLong(seconds)).plus(FRESH));
  }

  private static Optional<Tone> tone(String word) {
    return Stream.of(Tone.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  private static Seal seal(Visit visit, String path) {
    return new Seal("announcement " + path, visit.formToken());
  }
}
