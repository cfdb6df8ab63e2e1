package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.HttpClients;
import org.mailpromoter.spi.net.ServerWords;

/**
 * A token server: posts forms and reads the responses. Redirects are not followed, because forms
 * contain secrets. Thread-safe.
 */
final class TokenServer {
  private static final int LARGEST_ANSWER = 256 << 10;
  private static final List<String> SECRET =
      List.of("client_secret", "client_assertion", "refresh_token", "device_code", "access_token");

  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);

  private final URI tokens;
  private final Duration patience;
  private final @Nullable Path trust;
  private final ServerWords words;
  private final ServerClock time;
  private @Nullable HttpClient client;

  /**
   * A server at an address.
   *
   * @param trust a file with the trusted certificates; Java's own if empty
   * @param patience the time limit
   * @param words receives the secrets that are sent and received, to hide them
   * @param clock our time
   */
  TokenServer(URI tokens, Optional<Path> trust, Duration patience, ServerWords words, Clock clock) {
    this.words = words;
    this.tokens = tokens;
    this.trust = trust.orElse(null);
    this.patience = patience;
    this.time = new ServerClock(clock);
  }

  private synchronized HttpClient client() throws IOException {
    HttpClient ready = client;
    if (ready == null) {
      ready = HttpClients.builder(Optional.ofNullable(trust), patience).build();
      client = ready;
    }
    return ready;
  }

  /** The token endpoint. */
  URI address() {
    return tokens;
  }

  /** Requests a token. */
  Granted token(Client who, Map<String, String> form)
      throws TokenException, IOException, InterruptedException {
    Map<String, String> answer = post(tokens, who, form);
    if (!answer.getOrDefault("token_type", "Bearer").equalsIgnoreCase("Bearer")) {
      throw new IOException("the token is of a kind that is not supported");
    }
    Duration lifetime = seconds(answer.get("expires_in"), SHORTEST_LIFE);
    return new Granted(
        token(text(answer, "access_token")), lifetime, answer.getOrDefault("refresh_token", ""));
  }

  /** A token becomes part of a header or of a SASL message (RFC 6749, A.12). */
  private static String token(String text) throws IOException {
    if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IOException("the access token contains characters that no token has");
    }
    return text;
  }

  /** Requests a device code. */
  DeviceCode deviceCode(URI codes, Client who, Map<String, String> form)
      throws TokenException, IOException, InterruptedException {
    Map<String, String> answer = post(codes, who, form);
    return new DeviceCode(
        text(answer, "device_code"),
        text(answer, "user_code"),
        text(answer, "verification_uri"),
        seconds(answer.get("expires_in"), Duration.ofMinutes(15)),
        seconds(answer.get("interval"), Duration.ofSeconds(5)));
  }

  /** Where the proof holds the time, and ours is wrong, the server's counts from now on. */
  private Map<String, String> post(URI url, Client who, Map<String, String> form)
      throws TokenException, IOException, InterruptedException {
    HttpResponse<AnswerStream> response = send(url, who, form);
    boolean learned = time.answered(response.headers());
    if (response.statusCode() / 100 == 4 && learned && who.isTimed()) {
      response.body().close();
      response = send(url, who, form);
    }
    try (InputStream in = response.body()) {
      return judged(response.statusCode(), in.readNBytes(LARGEST_ANSWER));
    } catch (TokenException e) {
      throw who.isTimed() ? e.with(time.words()) : e;
    } catch (AnswerStream.InterruptedReadException e) {
      Thread.interrupted(); // the exception says it from here on
      throw new InterruptedException(e.getMessage());
    }
  }

  private HttpResponse<AnswerStream> send(URI url, Client who, Map<String, String> form)
      throws IOException, InterruptedException {
    Map<String, String> whole = new HashMap<>(form);
    whole.put("client_id", who.id());
    whole.putAll(who.proof(tokens, time.now()));
    hide(whole);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(whole)))
            .build();
    return client()
        .send(request, answer -> new AnswerStream(patience, AnswerStream.Pace.STEADY).subscriber());
  }

  private void hide(Map<String, String> secrets) {
    for (String name : SECRET) {
      words.hideRecent(secrets.getOrDefault(name, ""));
    }
  }

  private Map<String, String> judged(int status, byte[] body) throws TokenException, IOException {
    if (status == 200) {
      Map<String, String> answer = FlatJson.read(body);
      hide(answer);
      return answer;
    }
    if (status / 100 == 3) {
      throw TokenException.of(status, "", "it redirects, and the login was not sent there");
    }
    Map<String, String> answer = refusal(body);
    throw TokenException.of(
        status, answer.getOrDefault("error", ""), answer.getOrDefault("error_description", ""));
  }

  /** A proxy may respond with a page, which is not worth repeating. */
  private static Map<String, String> refusal(byte[] body) {
    try {
      return FlatJson.read(body);
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static String encoded(Map<String, String> form) {
    return new TreeMap<>(form)
        .entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String text(Map<String, String> answer, String name) throws IOException {
    String value = answer.get(name);
    if (value == null || value.isBlank()) {
      throw new IOException("the answer has no " + name);
    }
    return value;
  }

  private static Duration seconds(@Nullable String text, Duration otherwise) throws IOException {
    if (text == null) {
      return otherwise;
    }
    try {
      return Duration.ofSeconds(Math.max(1, Math.min(Long.parseLong(text.strip()), 86_400)));
    } catch (NumberFormatException e) {
      throw new IOException("the answer contains a time that is not a number", e);
    }
  }
}
