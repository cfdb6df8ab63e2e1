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

  private final Path folder;
  private final Program service;
  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";

  private RunningConsole(Path folder, Program service) {
    this.folder = folder;
    this.service = service;
    this.address = service.await(ADDRESS);
    Assertions.assertTrue(ServerFolder.await(this::isReady), "the service is not ready");
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
    return new RunningConsole(
        folder, Program.start(folder, Command.of(folder, "run"), environment));
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

  /** The cookie of a session, as {@code name=value}. */
  String cookie() {
    if (cookie.isEmpty()) {
      String form = "next=%2F&ticket=" + URLEncoder.encode(ticket(), StandardCharsets.UTF_8);
      HttpRequest login =
          HttpRequest.newBuilder(URI.create(address + "/login/ticket"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Origin", address)
              .header("Sec-Fetch-Site", "same-origin")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      cookie = send(login).headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }
    return cookie;
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
