package org.mailpromoter.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab of a browser that notices what a page must not do: print to the console, fail, ask another
 * origin, break the content security policy, open a dialog, move what is shown already.
 */
final class Tab implements AutoCloseable {
  private static final String OBSERVER =
      """
      window.seen = { violations: [], moved: [] };
      addEventListener("securitypolicyviolation", event =>
        seen.violations.push(event.violatedDirective + " " + event.blockedURI));
      new PerformanceObserver(list => list.getEntries().forEach(entry =>
        seen.moved.push(entry.value + ": " + entry.sources.map(each =>
          each.node?.parentElement?.outerHTML.slice(0, 150) + " from " + JSON.stringify(each.previousRect)
            + " to " + JSON.stringify(each.currentRect)).join(" | "))))
        .observe({ type: "layout-shift", buffered: true });
      """;

  private final String origin;
  private final BrowserContext context;
  private final Page page;
  private final List<String> findings = new ArrayList<>();
  private long bytes;

  private Tab(String origin, BrowserContext context) {
    this.origin = origin;
    this.context = context;
    context.onConsoleMessage(
        message -> {
          if (!message.text().contains("the server responded with a status of")) {
            findings.add("console: " + message.text());
          }
        });
    context.onWebError(error -> findings.add("error: " + error.error()));
    context.onRequest(
        request -> {
          if (!isOurs(request.url())) {
            findings.add("foreign request: " + request.url());
          }
        });
    context.onResponse(
        response -> {
          if (response.status() >= 400 && !response.request().isNavigationRequest()) {
            findings.add(response.status() + " for " + response.url());
          }
        });
    context.onDialog(
        dialog -> {
          findings.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    context.addInitScript(OBSERVER);
    page = context.newPage();
    CDPSession network = context.newCDPSession(page);
    network.send("Network.enable");
    network.on(
        "Network.loadingFinished", event -> bytes += event.get("encodedDataLength").getAsLong());
  }

  private boolean isOurs(String url) {
    return url.startsWith(origin + "/") || url.startsWith("data:");
  }

  private static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(1280, 900)
        .setIgnoreHTTPSErrors(true) // of the provider of ours to log in at
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("en-GB")
        .setTimezoneId("UTC");
  }

  /** A tab in which nobody is logged in. */
  static Tab loggedOut(RunningConsole console) {
    return elsewhere(console.address());
  }

  /** A tab for another origin. */
  static Tab elsewhere(String origin) {
    return new Tab(origin, Suite.browser().newContext(options()));
  }

  /** A tab of a browser without scripts, in which nobody is logged in. */
  static Tab withoutScripts(RunningConsole console) {
    return new Tab(
        console.address(), Suite.browser().newContext(options().setJavaScriptEnabled(false)));
  }

  /** A tab in which an administrator is logged in. */
  static Tab loggedIn(RunningConsole console) {
    return with(console, console.cookie());
  }

  /** A tab in which somebody is logged in whose session has a cookie. */
  static Tab with(RunningConsole console, String session) {
    Tab tab = loggedOut(console);
    String[] cookie = session.split("=", 2);
    tab.context.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(console.address())));
    return tab;
  }

  /** Loads a page, with all that it asks for. */
  Response open(String address) {
    bytes = 0;
    Response response = page.navigate(origin + address);
    page.waitForFunction("() => !document.querySelector('.htmx-request')");
    return response;
  }

  /** The page that is shown. */
  Page page() {
    return page;
  }

  /** What was noticed since the last time, with what the page itself has seen. */
  List<String> findings() {
    List<?> violations = (List<?>) page.evaluate("() => window.seen?.violations.splice(0) ?? []");
    violations.forEach(each -> findings.add("content security policy: " + each));
    List<String> all = List.copyOf(findings);
    findings.clear();
    return all;
  }

  /**
   * What has moved since the page was loaded, where a person would see it: on a busy machine a page
   * is painted in two steps, and lines move by a pixel.
   */
  @SuppressWarnings("unchecked") // what the function returns
  List<String> moved() {
    return (List<String>)
        page.evaluate("() => seen.moved.filter(each => parseFloat(each) > 0.001)");
  }

  /** How many bytes came over the wire since the page was asked for. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    context.close();
  }
}
