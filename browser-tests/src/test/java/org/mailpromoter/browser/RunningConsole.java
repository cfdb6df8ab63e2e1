package org.mailpromoter.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.mailpromoter.testkit.server.ServerFolder;

/** A service of the built distribution, and an administrator who is logged in. */
final class RunningConsole implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("Console: (http://127\\.0\\.0\\.1:[0-9]+)\\.");
  private static final Pattern TICKET = Pattern.compile("/login#(\\S+)");

  /** The type of a form without a file. */
  static final String FORM = "application/x-www-form-urlencoded";

  private static final Duration YOUNG = Duration.ofMinutes(2);

  private final Path folder;
  private final Program service;
  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";
  private long begun;
  private List<String> further = List.of();

  private RunningConsole(Path folder, Program service) {
    this.folder = folder;
    this.service = service;
    this.address = service.await(ADDRESS);
  }

  /** Whether the service has its database. */
  private boolean isReady() {
    URI ready = URI.create(address + "/health/ready");
    return send(HttpRequest.newBuilder(ready).build()).statusCode() == 200;
  }

  /** Starts {@code run} on the installation in a folder. */
  static RunningConsole start(Path folder) {
    return start(folder, Map.of());
  }

  /** The same with more of an environment. */
  static RunningConsole start(Path folder, Map<String, String> environment) {
    RunningConsole console =
        new RunningConsole(folder, Program.start(folder, Command.of(folder, "run"), environment));
    Assertions.assertTrue(ServerFolder.await(console::isReady), "the service is not ready");
    return console;
  }

  /** Starts a service while another process holds the database, for which the service waits. */
  static RunningConsole waiting(Path folder) {
    return new RunningConsole(folder, Program.start(folder, Command.of(folder, "run"), Map.of()));
  }

  /** Notes addresses that lead to pages to which no link leads. */
  RunningConsole leadingTo(List<String> addresses) {
    further = addresses;
    return this;
  }

  /** Addresses of pages to which no link leads. */
  List<String> further() {
    return further;
  }

  /** The same, and waits until the service has said something. */
  static RunningConsole start(Path folder, String said) {
    RunningConsole console = start(folder);
    console.service.await(Pattern.compile("(" + said + ")"));
    return console;
  }

  /** Its origin: {@code http://127.0.0.1:8025}. */
  String address() {
    return address;
  }

  /** A ticket that logs an administrator in once. */
  String ticket() {
    String printed = Command.run(folder, "console");
    Matcher found = TICKET.matcher(printed);
    Assertions.assertTrue(found.find(), printed);
    return found.group(1);
  }

  /**
   * The cookie of a session, as {@code name=value}. The session is young enough for the pages that
   * ask for another login otherwise.
   */
  synchronized String cookie() {
    long now = System.nanoTime();
    if (cookie.isEmpty() || now - begun > YOUNG.toNanos()) {
      cookie = cookie("/login/ticket", "ticket=" + encoded(ticket()));
      begun = now;
    }
    return cookie;
  }

  /** The cookie of a session of an account. */
  String cookieOf(String account, String password) {
    return cookie("/login/password", "name=" + account + "&password=" + encoded(password));
  }

  private String cookie(String path, String form) {
    HttpResponse<InputStream> answer = post(path, "", FORM, form);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What a browser gets that sends a form. */
  HttpResponse<InputStream> post(String path, String type, String form) {
    return post(path, cookie(), type, form);
  }

  private HttpResponse<InputStream> post(String path, String session, String type, String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", type)
            .header("Origin", address)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send((session.isEmpty() ? request : request.header("Cookie", session)).build());
  }

  /** What a browser gets for a path; its body is not read yet. */
  HttpResponse<InputStream> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Cookie", cookie())
            .header("Accept", "text/html");
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> answer = send(request.build());
    while (answer.statusCode() == 429) {
      untilRetry(answer);
      answer = send(request.build());
    }
    return answer;
  }

  /** A console asks those who are faster than people to wait, and says how long. */
  private static void untilRetry(HttpResponse<InputStream> answer) {
    long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
    Executor later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    try (InputStream unread = answer.body()) {
      CompletableFuture.runAsync(() -> {}, later).join();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
