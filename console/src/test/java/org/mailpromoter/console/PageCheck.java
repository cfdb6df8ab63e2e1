package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.mailpromoter.console.frame.Visitor;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Routes;

/** What holds for every page. */
final class PageCheck {
  /** Paths of the gate and of the other faces. */
  private static final List<String> OTHERS =
      List.of("/api/v1/", "/login", "/logout", "/assets/", "#");

  private static final List<String> COUNTED =
      List.of(
          "message",
          "mailbox",
          "decision",
          "record",
          "event",
          "day",
          "minute",
          "hour",
          "second",
          "account",
          "session",
          "change",
          "value",
          "attachment",
          "row",
          "place",
          "token",
          "user",
          "queue",
          "problem",
          "sink",
          "alert",
          "job",
          "folder",
          "time",
          "setting");

  private static final Pattern ONE_OF_SEVERAL =
      Pattern.compile(
          ".{0,20}(?<![0-9.,:/-])(?:[02-9]|[1-9][0-9]+) (?:"
              + String.join("|", COUNTED)
              + "|activity|entry|address)\\b");

  private static final Pattern SEVERAL_OF_ONE =
      Pattern.compile(
          ".{0,20}(?<![0-9.,:/-])1 (?:"
              + String.join("s|", COUNTED).replace("mailboxs", "mailboxes")
              + "s|activities|entries|addresses|have|are|were|become)\\b");

  private static final Pattern RAW_TIME =
      Pattern.compile(".{0,20}[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

  private PageCheck() {}

  /** Parses a page and checks what holds for every page. */
  static Document page(Console console, Response response) throws IOException {
    String html = text(response);
    Parser parser = Parser.htmlParser().setTrackErrors(100);
    Document page = parser.parseInput(html, "http://127.0.0.1/");
    assertThat(parser.getErrors()).as(html).isEmpty();
    assertThat(response.header("Content-Security-Policy")).isPresent();
    assertThat(page.select("html[lang=en]")).hasSize(1);
    assertThat(page.select("h1")).as(html).hasSize(1);
    assertThat(page.title()).endsWith("· Mailpromoter");
    part(console, page);
    headings(page);
    sentences(page);
    help(page);
    return page;
  }

  /** Help is found at one place on all pages (WCAG 2.2, 3.2.6): last in the navigation. */
  private static void help(Document page) {
    boolean known = !page.select(".frame").isEmpty();
    List<Element> navigations = page.select("nav.places");
    assertThat(navigations).hasSize(known ? 2 : 0);
    for (Element each : navigations) {
      assertThat(each.select("a").eachText()).endsWith("Help").doesNotHaveDuplicates();
      assertThat(each.select("a").last().attr("href")).isEqualTo("/help");
      assertThat(each.closest("main")).as("before the content").isNull();
    }
    if (!page.select(".failure-code").isEmpty()) {
      assertThat(page.select(".failure .buttons a").last().attr("href")).isEqualTo("/help");
    }
  }

  /** Numbers agree with what they count, and times are for people. */
  private static void sentences(Document page) {
    Element shown = page.body().clone();
    shown.select("code, pre, textarea, .mono, .problem, .notice.no").remove();
    for (Element each : shown.getAllElements()) {
      String text = each.ownText();
      assertThat(SEVERAL_OF_ONE.matcher(text).results().map(MatchResult::group)).isEmpty();
      assertThat(ONE_OF_SEVERAL.matcher(text).results().map(MatchResult::group)).isEmpty();
      assertThat(RAW_TIME.matcher(text).results().map(MatchResult::group)).isEmpty();
    }
    for (Element time : page.select("time")) {
      assertThat(time.attr("datetime")).matches("[-0-9]{10}T[0-9:]{8}Z");
      assertThat(time.attr("title")).endsWith("UTC");
      assertThat(time.text()).isNotBlank();
    }
  }

  /** The same for a part of a page. */
  static void part(Console console, Element part) {
    assertThat(part.select("[style]")).isEmpty();
    assertThat(part.select("script:not([src])")).isEmpty();
    assertThat(part.select("style, object, embed")).isEmpty();
    for (Element frame : part.select("iframe")) {
      assertThat(frame.hasAttr("sandbox")).as(frame.outerHtml()).isTrue();
      assertThat(frame.attr("sandbox")).isEmpty();
      assertThat(frame.attr("title")).isNotBlank();
      assertRoute(console, Method.GET, frame.attr("src"));
    }
    part.getAllElements()
        .forEach(
            each ->
                each.attributes()
                    .forEach(
                        attribute ->
                            assertThat(attribute.getKey())
                                .doesNotStartWith("on")
                                .isNotEqualTo("hx-on")));
    ids(part);
    labels(part);
    forms(console, part);
    links(console, part);
  }

  private static void ids(Element part) {
    List<String> ids = part.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (String each : part.select("[aria-labelledby]").eachAttr("aria-labelledby")) {
      assertThat(ids).contains(each);
    }
  }

  private static void labels(Element part) {
    for (Element field : part.select("input:not([type=hidden]), select, textarea")) {
      Element label = field.closest("label");
      assertThat(label).as(field.outerHtml()).isNotNull();
      assertThat(label.text()).isNotBlank();
    }
    for (Element button : part.select("button, a[href], summary")) {
      assertThat(button.text() + button.attr("aria-label")).as(button.outerHtml()).isNotBlank();
    }
  }

  private static void headings(Document page) {
    int before = 1;
    for (Element each : page.select("h1, h2, h3, h4")) {
      int level = each.tagName().charAt(1) - '0';
      assertThat(level).as(each.outerHtml()).isLessThanOrEqualTo(before + 1);
      before = level;
    }
  }

  private static void forms(Console console, Element part) {
    for (Element form : part.select("form")) {
      boolean post = form.attr("method").equals("post");
      boolean login = form.attr("action").startsWith("/login");
      assertThat(form.select("input[name=" + Visitor.TOKEN_FIELD + "]"))
          .as(form.outerHtml())
          .hasSize(post && !login ? 1 : 0);
      Set<String> actions = new HashSet<>(form.select("[formaction]").eachAttr("formaction"));
      actions.forEach(each -> assertRoute(console, Method.GET, each));
      assertRoute(console, post ? Method.POST : Method.GET, form.attr("action"));
    }
  }

  private static void links(Console console, Element part) {
    List<String> all = new ArrayList<>(part.select("a[href]").eachAttr("href"));
    all.addAll(part.select("[hx-get]").eachAttr("hx-get"));
    all.forEach(each -> assertRoute(console, Method.GET, each));
  }

  private static void assertRoute(Console console, Method method, String address) {
    if (OTHERS.stream().anyMatch(address::startsWith)) {
      return;
    }
    String path = address.replaceAll("[?#].*", "");
    Request request = Request.of(method, path, new Peer.Local("test"), "1");
    assertThat(new Routes<>(console.routes()).find(request))
        .as(method + " " + address)
        .isInstanceOf(Routes.Found.One.class);
  }

  static String text(Response response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
