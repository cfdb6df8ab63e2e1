package org.mailpromoter.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailpromoter.core.access.Secret;

/**
 * A visit to the console. {@code bin/prepare} archives the classes that a visit loads, so that a
 * service starts without reading them from their jars.
 */
final class Rehearsal {
  private static final List<String> PAGES = List.of("/", "/messages", "/messages/1", "/settings");

  private final HttpClient browser = HttpClient.newHttpClient();
  private final URI console;

  private Rehearsal(URI console) {
    this.console = console;
  }

  /** Visits on a thread of its own, because the console answers only after this returns. */
  static void start(URI console, Secret ticket, Runnable afterwards) {
    Thread visit =
        new Thread(
            () -> {
              try {
                new Rehearsal(console).visit(ticket);
              } finally {
                afterwards.run();
              }
            },
            "mailpromoter-rehearsal");
    visit.setDaemon(true);
    visit.start();
  }

  private void visit(Secret ticket) {
    try {
      String cookie = logIn(ticket);
      for (String page : PAGES) {
        browser.send(
            HttpRequest.newBuilder(console.resolve(page)).header("Cookie", cookie).build(),
            BodyHandlers.discarding());
      }
    } catch (IOException e) {
      throw new IllegalStateException("The console does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String logIn(Secret ticket) throws IOException, InterruptedException {
    String form = "ticket=" + URLEncoder.encode(ticket.reveal(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(console.resolve("/login/ticket"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", console.toString())
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(form))
            .build();
    return browser
        .send(request, BodyHandlers.discarding())
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow(() -> new IllegalStateException("Logging in to the console failed."))
        .replaceAll(";.*", "");
  }
}
