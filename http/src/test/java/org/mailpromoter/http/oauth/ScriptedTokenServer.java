package org.mailpromoter.http.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A token server on loopback that answers what a test says. */
final class ScriptedTokenServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Map<String, String>> forms = Collections.synchronizedList(new ArrayList<>());
  private volatile Script script = form -> granted("token-1", "");

  /** Answers a form. */
  interface Script {
    Answer answer(Map<String, String> form) throws IOException;
  }

  /** A status, a header of the redirection or nothing, and a body. */
  record Answer(int status, String location, String body) {}

  ScriptedTokenServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  void play(Script next) {
    script = next;
  }

  static Answer granted(String token, String refresh) {
    String more = refresh.isEmpty() ? "" : ",\"refresh_token\":\"" + refresh + "\"";
    return json(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\""
            + token
            + "\""
            + more
            + "}");
  }

  static Answer refused(int status, String error, String description) {
    return json(
        status, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
  }

  static Answer json(int status, String body) {
    return new Answer(status, "", body);
  }

  URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** The forms that were posted. */
  List<Map<String, String>> forms() {
    return List.copyOf(forms);
  }

  Map<String, String> lastForm() {
    return forms.get(forms.size() - 1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    form.put("path", exchange.getRequestURI().getPath());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String pair : body.split("&", -1)) {
      int equal = pair.indexOf('=');
      if (equal > 0) {
        form.put(decoded(pair.substring(0, equal)), decoded(pair.substring(equal + 1)));
      }
    }
    forms.add(form);
    Answer answer = script.answer(form);
    if (!answer.location().isEmpty()) {
      exchange.getResponseHeaders().set("Location", answer.location());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
