package org.mailpromoter.sinks.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.HttpClients;

/** Sends requests one at a time. */
final class Connection {
  private final @Nullable Path trust;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private @Nullable HttpClient client;

  Connection(Optional<Path> trust, Duration connectTimeout, Duration readTimeout) {
    this.trust = trust.orElse(null);
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
  }

  /** The answer, whose body is still to be read: a receiver that answers drop by drop is left. */
  HttpResponse<AnswerStream> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return connected()
        .send(
            request.timeout(readTimeout).build(),
            head -> new AnswerStream(readTimeout, AnswerStream.Pace.STEADY).subscriber());
  }

  private HttpClient connected() throws IOException {
    HttpClient made = client;
    if (made == null) {
      made = HttpClients.builder(Optional.ofNullable(trust), connectTimeout).build();
      client = made;
    }
    return made;
  }
}
