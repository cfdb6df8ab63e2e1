package org.mailpromoter.dataverse.client;

import java.io.ByteArrayInputStream;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.CappedStream;
import org.mailpromoter.http.HttpClients;
import org.mailpromoter.http.RetryAfter;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.ServerWords;

/**
 * The Web API of an environment. A refused token is replaced once. Thread-safe; nothing is asked or
 * read before the first request.
 */
public final class WebApi {
  /** Five thousand records of the directory have about 3 MB. */
  private static final int LARGEST_ANSWER = 16 << 20;

  private static final String ROOT = "/api/data/v9.2/";

  private final URI root;
  private final @Nullable Path trust;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final ServerWords words = new ServerWords();
  private final Login login;
  private final Clock clock;
  private @Nullable HttpClient client;

  /**
   * An environment as {@link DataverseKeys} describe it.
   *
   * @throws IllegalArgumentException with a sentence for people if an address is wrong
   */
  public WebApi(Config config, Clock clock) {
    URI environment = DataverseKeys.address(config, DataverseKeys.URL);
    this.root = URI.create(environment + ROOT);
    this.trust = config.find(ConnectionKeys.TRUST).orElse(null);
    this.connectTimeout = config.get(DataverseKeys.CONNECT_TIMEOUT);
    this.readTimeout = config.get(DataverseKeys.READ_TIMEOUT);
    this.login = new Login(config, environment, words, clock);
    this.clock = clock;
  }

  /** The host, for sentences. */
  public String host() {
    return root.getHost();
  }

  /** A text as it is written in the query of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Sends one request. */
  public Answer send(Part part) throws DataverseException, InterruptedException {
    URI address = URI.create(root + part.path());
    List<Answer> answers =
        exchange(
            () -> {
              HttpRequest.Builder request =
                  HttpRequest.newBuilder(address)
                      .method(part.method(), BatchBody.publisher(part.body()));
              for (int i = 0; i < part.headers().size(); i += 2) {
                request.header(part.headers().get(i), part.headers().get(i + 1));
              }
              return part.body().isEmpty()
                  ? request
                  : request.header("Content-Type", "application/json");
            },
            false);
    return answers.get(0);
  }

  /** Sends several requests in one; they are run in order until one is refused. */
  public List<Answer> batch(List<Part> parts) throws DataverseException, InterruptedException {
    List<Answer> answers = batch(BatchBody.ofRequests(root, parts));
    boolean refused = answers.stream().anyMatch(each -> each.refusal().isPresent());
    if (answers.size() < parts.size() && !refused) {
      throw unusable("it answers " + answers.size() + " of " + parts.size() + " requests", null);
    }
    return answers;
  }

  /** Makes changes completely or not at all, in one request; the refusal if there is one. */
  public Optional<Refusal> change(List<Part> parts)
      throws DataverseException, InterruptedException {
    List<Answer> answers = batch(BatchBody.ofChanges(root, parts));
    Optional<Refusal> refusal =
        answers.stream().flatMap(each -> each.refusal().stream()).findFirst();
    if (refusal.isEmpty() && answers.size() < parts.size()) {
      throw unusable("it answers " + answers.size() + " of " + parts.size() + " changes", null);
    }
    return refusal;
  }

  private List<Answer> batch(BatchBody body) throws DataverseException, InterruptedException {
    return exchange(
        () ->
            HttpRequest.newBuilder(root.resolve("$batch"))
                .header("Content-Type", body.contentType())
                .POST(body.publisher()),
        true);
  }

  /** Makes a request; a second time when the token is refused. */
  private interface Maker {
    HttpRequest.Builder make();
  }

  private List<Answer> exchange(Maker maker, boolean batch)
      throws DataverseException, InterruptedException {
    String token = login.token();
    HttpResponse<AnswerStream> response = sent(maker.make(), token);
    if (response.statusCode() == 401) {
      Optional<String> other = login.insteadOf(token);
      if (other.isPresent()) {
        response.body().close();
        response = sent(maker.make(), other.get());
      }
    }
    return read(response, batch);
  }

  private HttpResponse<AnswerStream> sent(HttpRequest.Builder request, String token)
      throws DataverseException, InterruptedException {
    HttpRequest ready =
        request
            .header("Authorization", "Bearer " + token)
            .header("OData-Version", "4.0")
            .header("OData-MaxVersion", "4.0")
            .header("Accept", "application/json")
            .header("User-Agent", "mailpromoter")
            .timeout(readTimeout)
            .build();
    try {
      return connected()
          .send(
              ready, head -> new AnswerStream(readTimeout, AnswerStream.Pace.STEADY).subscriber());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private synchronized HttpClient connected() throws IOException {
    HttpClient made = client;
    if (made == null) {
      made = HttpClients.builder(Optional.ofNullable(trust), connectTimeout).build();
      client = made;
    }
    return made;
  }

  private List<Answer> read(HttpResponse<AnswerStream> response, boolean batch)
      throws DataverseException, InterruptedException {
    int status = response.statusCode();
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (isByOthers(status, type)) {
      response.body().close();
      throw unusable("it is not Dataverse that answers there (HTTP " + status + ")", null);
    }
    Duration wait = RetryAfter.of(response.headers(), clock.instant()).orElse(null);
    try (InputStream in = new CappedStream(response.body(), LARGEST_ANSWER)) {
      byte[] body = in.readAllBytes();
      if (BatchAnswer.is(type)) {
        return BatchAnswer.read(type, body, (each, json) -> judged(each, json, wait));
      }
      if (batch && status < 300) {
        throw new IOException("it is no answer to a batch");
      }
      return List.of(judged(status, json(status, type, body), wait));
    } catch (AnswerStream.InterruptedReadException e) {
      Thread.interrupted(); // said by the exception instead
      throw new InterruptedException();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A redirection, or the page of a proxy that refuses: it says nothing of the request. */
  private static boolean isByOthers(int status, String type) {
    boolean page = type.toLowerCase(Locale.ROOT).startsWith("text/html");
    boolean told = status == 401 || status == 408 || status == 429;
    return status / 100 == 3 || (page && status / 100 == 4 && !told);
  }

  /** Errors may be pages of proxies; anything else must be what was asked for. */
  private static JsonObject json(int status, String type, byte[] body) throws IOException {
    boolean isJson = type.toLowerCase(Locale.ROOT).startsWith("application/json");
    if (body.length == 0 || (!isJson && status >= 300)) {
      return JsonObject.EMPTY;
    }
    return Json.read(new ByteArrayInputStream(body));
  }

  private Answer judged(int status, JsonObject body, @Nullable Duration wait) {
    if (status / 100 == 2) {
      return new Answer(body, null);
    }
    JsonObject error = body.object("error").orElse(JsonObject.EMPTY);
    String code = error.textOrEmpty("code").toLowerCase(Locale.ROOT);
    return new Answer(
        body, new Refusal(status, words.of(code), words.of(error.textOrEmpty("message")), wait));
  }

  private DataverseException failure(IOException e) {
    Optional<NetworkFailure> network = NetworkFailure.in(e);
    return network.isPresent()
        ? new DataverseException(
            network.get().kind().in(DataverseError.class), network.get().why(words::of), e)
        : unusable("its answer cannot be used: " + words.of(e), e);
  }

  private static DataverseException unusable(String why, @Nullable Throwable cause) {
    return new DataverseException(DataverseError.UNEXPECTED_ANSWER, why, cause);
  }
}
