package org.mailpromoter.sinks.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.ServerPlace;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Posts events to one address. The receiver recognises a second delivery by the id of the event.
 */
final class WebhookSink implements ActivitySink {
  private static final int MOST_REDIRECTS = 3;
  private static final ServerPlace PLACE = ServerPlace.byUrl("of the sink");

  private final URI address;
  private final Keys keys;
  private final Connection connection;
  private final Clock clock;

  WebhookSink(URI address, Keys keys, Connection connection, Clock clock) {
    this.address = address;
    this.keys = keys;
    this.connection = connection;
    this.clock = clock;
  }

  @Override
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    return post(event.id(), CloudEvent.of(event));
  }

  @Override
  public Delivery deliverAlert(AlertEvent event) throws InterruptedException {
    return post(event.id(), CloudEvent.of(event));
  }

  private Delivery post(EventId id, byte[] body) throws InterruptedException {
    Keys.Now now = keys.read();
    try {
      HttpResponse<AnswerStream> answer = post(address, id, body, now);
      for (int i = 0; i < MOST_REDIRECTS && sameHost(answer).isPresent(); i++) {
        answer.body().close();
        answer = post(sameHost(answer).get(), id, body, now);
      }
      return Answer.read(answer, now.words()).delivery(host(), clock.instant());
    } catch (IOException e) {
      return Delivery.later(sentence(e, now.words()));
    }
  }

  private HttpResponse<AnswerStream> post(URI to, EventId id, byte[] body, Keys.Now keysNow)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", CloudEvent.CONTENT_TYPE)
            .header("Idempotency-Key", id.toString())
            .header("User-Agent", "mailpromoter")
            .POST(BodyPublishers.ofByteArray(body));
    keysNow.headers(clock.instant(), body).forEach(request::header);
    return connection.send(request);
  }

  /**
   * The target of a redirect that keeps method and body (307 and 308) and stays on the same host:
   * mail is only sent to hosts that the configuration names.
   */
  private Optional<URI> sameHost(HttpResponse<AnswerStream> answer) {
    if (answer.statusCode() != 307 && answer.statusCode() != 308) {
      return Optional.empty();
    }
    return answer
        .headers()
        .firstValue("Location")
        .flatMap(location -> resolved(answer.uri(), location))
        .filter(to -> origin(to).equals(origin(address)));
  }

  private static Optional<URI> resolved(URI base, String location) {
    try {
      return Optional.of(base.resolve(location)).filter(to -> to.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String origin(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }

  private String host() {
    return "The receiver at " + address.getHost();
  }

  private String sentence(IOException failure, ServerWords words) {
    String why =
        NetworkFailure.in(failure)
            .map(found -> found.why(words::of) + ". " + found.kind().meaning(PLACE).remedy())
            .orElseGet(() -> words.of(failure) + ".");
    return host() + " could not be reached: " + why;
  }
}
