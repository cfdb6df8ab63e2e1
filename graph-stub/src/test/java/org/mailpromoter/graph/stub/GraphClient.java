package org.mailpromoter.graph.stub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Asks a stub by hand, about a mailbox. */
final class GraphClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI root;
  private final String token;
  private final String user;

  GraphClient(GraphServerStub stub, String token, String user) {
    this.root = stub.url();
    this.token = token;
    this.user = user;
  }

  /** As a program, about a mailbox of the stub's domain. */
  static GraphClient of(GraphServerStub stub, String name) {
    return new GraphClient(stub, stub.token(), "/users/" + name + "@stub.example");
  }

  private HttpRequest request(String method, String target, String body, String... headers) {
    String url = target.startsWith("http") ? target : root + user + target;
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url.replace(" ", "%20")))
            .header("Authorization", "Bearer " + token)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return (headers.length == 0 ? builder : builder.headers(headers)).build();
  }

  HttpResponse<String> get(String target, String... headers)
      throws IOException, InterruptedException {
    return http.send(request("GET", target, "", headers), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> packed(String target) throws IOException, InterruptedException {
    return http.send(
        request("GET", target, "", "Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
  }

  CompletableFuture<HttpResponse<String>> begin(String target) {
    return http.sendAsync(request("GET", target, ""), BodyHandlers.ofString());
  }

  String ask(String target, String... headers) throws IOException, InterruptedException {
    return get(target, headers).body();
  }

  HttpResponse<String> send(String method, String target, String json, String... headers)
      throws IOException, InterruptedException {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return http.send(request(method, target, json, all), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String target, String type, String body)
      throws IOException, InterruptedException {
    return http.send(request("POST", target, body, "Content-Type", type), BodyHandlers.ofString());
  }

  HttpResponse<String> batch(String json) throws IOException, InterruptedException {
    return send("POST", root + "/$batch", json);
  }

  /** Every first group of a pattern. */
  static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  static String first(String pattern, String text) {
    return all(pattern, text).stream().findFirst().orElse("");
  }

  static List<String> ids(String page) {
    return all("\"id\":\"([^\"]+)\"", page);
  }

  static List<String> subjects(String page) {
    return all("\"subject\":\"([^\"]*)\"", page);
  }

  static String nextLink(String page) {
    return first("\"@odata\\.nextLink\":\"([^\"]*)\"", page);
  }

  static String deltaLink(String page) {
    return first("\"@odata\\.deltaLink\":\"([^\"]*)\"", page);
  }
}
