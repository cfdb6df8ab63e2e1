package org.mailpromoter.access.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to a provider, follows no redirection, and reads at most 1 MB. A request ends
 * within a time, with its whole answer. A few are sent at once, so that a provider that hangs does
 * not occupy every thread of the server. Thread-safe.
 */
final class Sender implements HTTPRequestSender, ResourceRetriever {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1_000_000;
  private static final int OK = 200;
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HttpClient client;
  private final Duration longest;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Sender(HttpClient client) {
    this(client, LONGEST);
  }

  /**
   * A sender.
   *
   * @param longest how long a request may take, with its whole answer
   */
  Sender(HttpClient client, Duration longest) {
    this.client = client;
    this.longest = longest;
  }

  /** A client that gives up soon. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(LONGEST)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    HttpRequest.Builder ours = HttpRequest.newBuilder(request.getURI()).timeout(longest);
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> ours.header(name, value)));
    String body = Optional.ofNullable(request.getBody()).orElse("");
    ours.method(request.getMethod().name(), HttpRequest.BodyPublishers.ofString(body));
    return response(send(ours.build()));
  }

  private static HTTPResponse response(HttpResponse<byte[]> theirs) throws IOException {
    HTTPResponse response = new HTTPResponse(theirs.statusCode());
    Optional<String> type = theirs.headers().firstValue("Content-Type");
    try {
      if (type.isPresent()) {
        response.setContentType(type.get());
      }
    } catch (ParseException e) {
      throw new IOException("The content type of the answer cannot be read.", e);
    }
    response.setBody(text(theirs));
    return response;
  }

  @Override
  public Resource retrieveResource(URL address) throws IOException {
    return new Resource(get(URI.create(address.toString())), "application/json");
  }

  /** What is at an address. */
  String get(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(longest).GET().build();
    HttpResponse<byte[]> response = send(request);
    String text = text(response);
    if (response.statusCode() != OK) {
      throw new IOException(address + " answers with the status " + response.statusCode() + ".");
    }
    return text;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("too many logins wait for the answer of " + request.uri());
      }
      try {
        return answer(request);
      } finally {
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, each -> new LimitedBody(MOST_BYTES));
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException(request.uri() + " did not end its answer in time");
    } catch (ExecutionException e) {
      throw new IOException(request.uri() + " failed: " + e.getMessage(), e);
    } finally {
      answer.cancel(true); // ends the connection, if there is no answer
    }
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
