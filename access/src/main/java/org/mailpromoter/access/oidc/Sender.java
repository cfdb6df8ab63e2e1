package org.mailpromoter.access.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Sends requests to a provider, follows no redirection, and reads at most 1 MB. Thread-safe. */
final class Sender implements HTTPRequestSender, ResourceRetriever {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1_000_000;
  private static final int OK = 200;

  private final HttpClient client;

  Sender(HttpClient client) {
    this.client = client;
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
    HttpRequest.Builder ours = HttpRequest.newBuilder(request.getURI()).timeout(LONGEST);
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> ours.header(name, value)));
    String body = Optional.ofNullable(request.getBody()).orElse("");
    ours.method(request.getMethod().name(), HttpRequest.BodyPublishers.ofString(body));
    return response(send(ours.build()));
  }

  private static HTTPResponse response(HttpResponse<InputStream> theirs) throws IOException {
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
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).GET().build();
    HttpResponse<InputStream> response = send(request);
    String text = text(response);
    if (response.statusCode() != OK) {
      throw new IOException(address + " answers with the status " + response.statusCode() + ".");
    }
    return text;
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static String text(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(response.uri() + " answers with more than 1 MB.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
