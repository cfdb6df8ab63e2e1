package org.mailpromoter.sinks.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.net.TrustedCertificates;

/** Sends requests one at a time. Follows no redirects and keeps no cookies. */
final class Connection {
  private final @Nullable Path trust;
  private final Duration connectTimeout;
  private final Duration answerTimeout;
  private @Nullable HttpClient client;

  Connection(Optional<Path> trust, Duration connectTimeout, Duration answerTimeout) {
    this.trust = trust.orElse(null);
    this.connectTimeout = connectTimeout;
    this.answerTimeout = answerTimeout;
  }

  /**
   * The answer with the beginning of its body. The time limit covers body and all, so that a
   * receiver that answers drop by drop is left.
   */
  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        connected().sendAsync(request, unused -> new BodyBeginning());
    try {
      return answer.get(connectTimeout.plus(answerTimeout).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer in time");
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  Duration answerTimeout() {
    return answerTimeout;
  }

  private HttpClient connected() throws IOException {
    HttpClient made = client;
    if (made == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(connectTimeout);
      if (trust != null) {
        builder.sslContext(TrustedCertificates.of(trust));
      }
      made = builder.build();
      client = made;
    }
    return made;
  }
}
