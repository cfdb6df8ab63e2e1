package org.mailpromoter.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Finds a few pages of each route of a running console: from the routes without parameters it
 * follows links and forms, as a person does. So a new route needs no address here if a page of the
 * sample leads to it.
 */
final class SiteMap {
  /** Addresses that no page of the sample leads to. */
  private static final List<String> UNLINKED =
      List.of(
          "/messages/2/remedies" // only where counting takes long
          );

  /** The sample has no draft, as only people save one; it looks as the page of a new mail. */
  private static final String OF_A_DRAFT = "/outgoing/drafts/{draft}";

  private static final int MOST_FURTHER = 60;

  /** What a console shows does not change while tests look at it. */
  private static final Map<RunningConsole, Found> SMALL = new ConcurrentHashMap<>();

  private final RunningConsole console;
  private final int most;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Deque<String> further = new ArrayDeque<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<String, Integer> shown = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> reached = new HashSet<>();
  private final List<String> pages = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  private SiteMap(RunningConsole console, int most) {
    this.console = console;
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param pages paths with their queries
   * @param missing the routes without any
   * @param broken links that led nowhere
   */
  record Found(List<String> pages, List<String> missing, List<String> broken) {}

  /**
   * Visits one page of each route of a console. Where a route is not reached, it follows more
   * links.
   *
   * @param most how many pages of a route with parameters are visited
   */
  static Found of(RunningConsole console, int most) {
    SiteMap map = new SiteMap(console, most);
    map.walk();
    map.search();
    return map.found();
  }

  /** The same without the search: what is not reached is not there in this state. */
  static Found small(RunningConsole console) {
    return SMALL.computeIfAbsent(
        console,
        each -> {
          SiteMap map = new SiteMap(each, 1);
          map.walk();
          return map.found();
        });
  }

  /** First the pages that need a query: they count before the routes without one. */
  private void walk() {
    console.further().forEach(this::add);
    visitWaiting();
    ConsoleRoutes.templates().stream().filter(each -> !each.contains("{")).forEach(this::add);
    UNLINKED.forEach(this::add);
    visitWaiting();
  }

  private void visitWaiting() {
    while (!waiting.isEmpty()) {
      visit(waiting.remove());
    }
  }

  /** Visits a limited number, because the console limits the requests of a session. */
  private void search() {
    for (int left = MOST_FURTHER; left > 0 && !further.isEmpty() && !missing().isEmpty(); left--) {
      visit(further.remove());
      visitWaiting();
    }
  }

  private Found found() {
    return new Found(List.copyOf(pages), missing(), List.copyOf(broken));
  }

  private List<String> missing() {
    return ConsoleRoutes.templates().stream()
        .filter(each -> !reached.contains(each) && !each.equals(OF_A_DRAFT))
        .toList();
  }

  private void add(String address) {
    if (!address.startsWith("/")) {
      return;
    }
    String plain = address.replaceAll("#.*", "").replace(" ", "+");
    Optional<String> template = ConsoleRoutes.template(plain);
    if (template.isPresent() && seen.add(plain)) {
      int wanted = template.get().contains("{") ? most : 1;
      boolean more = known.merge(template.get(), 1, Integer::sum) > wanted;
      (more ? further : waiting).add(plain);
    }
  }

  private void visit(String address) {
    String template = ConsoleRoutes.template(address).orElseThrow();
    HttpResponse<InputStream> answer = console.get(address);
    try (InputStream body = answer.body()) {
      String type = answer.headers().firstValue("Content-Type").orElse("");
      String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
      if (answer.statusCode() == 303) {
        reached.add(template);
        add(answer.headers().firstValue("Location").orElseThrow());
      } else if (answer.statusCode() == 200) {
        reached.add(template);
        if (type.startsWith("text/html") && !policy.contains("sandbox")) {
          addPage(address, template);
          follow(Jsoup.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8)));
        }
      } else if (!address.equals(template)) {
        broken.add(address + " answers " + answer.statusCode());
      } // a route whose page needs a query, which a link will have
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addPage(String address, String template) {
    int wanted = template.contains("{") ? most : 1;
    if (shown.merge(template, 1, Integer::sum) <= wanted) {
      pages.add(address);
    }
  }

  private void follow(Document page) {
    Stream.of("href", "hx-get", "src")
        .flatMap(name -> page.select("[" + name + "]").eachAttr(name).stream())
        .filter(each -> !each.startsWith("/assets/"))
        .forEach(this::add);
    page.select("form").forEach(each -> follow((FormElement) each));
  }

  private void follow(FormElement form) {
    if (!form.attr("method").equals("post")) {
      add(form.attr("action") + query(form, form.attr("action")));
    }
    for (Element each : form.select("[formmethod=get]")) {
      add(each.attr("formaction") + query(form, each.attr("formaction")));
    }
  }

  private static String query(FormElement form, String action) {
    String fields =
        String.join(
            "&",
            form.formData().stream()
                .filter(each -> !each.value().isEmpty() && !each.key().equals("_token"))
                .map(each -> encoded(each.key()) + "=" + encoded(each.value()))
                .toList());
    return fields.isEmpty() ? "" : (action.contains("?") ? "&" : "?") + fields;
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A path without its query. */
  static String path(String address) {
    return URI.create("http://x" + address).getPath();
  }
}
