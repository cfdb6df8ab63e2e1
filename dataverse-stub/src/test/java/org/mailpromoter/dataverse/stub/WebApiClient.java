package org.mailpromoter.dataverse.stub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.mailpromoter.dataverse.stub.json.Json;
import org.mailpromoter.dataverse.stub.json.JsonObject;

/** Sends single requests as a program would. */
final class WebApiClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final DataverseServerStub stub;
  private String token;

  WebApiClient(DataverseServerStub stub) {
    this.stub = stub;
    this.token = stub.token();
  }

  /** An answer. */
  record Answer(int status, String body, HttpResponse<InputStream> response) {
    JsonObject json() {
      return Json.read(body.getBytes(StandardCharsets.UTF_8));
    }

    String code() {
      return json().object("error").orElseThrow().textOr("code", "");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  void token(String other) {
    token = other;
  }

  Answer get(String address, String... headers) throws IOException, InterruptedException {
    return send("GET", address, "", headers);
  }

  Answer post(String address, String body, String... headers)
      throws IOException, InterruptedException {
    return send("POST", address, body, headers);
  }

  Answer patch(String address, String body, String... headers)
      throws IOException, InterruptedException {
    return send("PATCH", address, body, headers);
  }

  Answer send(String method, String address, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stub.url() + address))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      return new Answer(
          response.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8), response);
    }
  }
}
