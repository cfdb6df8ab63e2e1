package org.mailpromoter.connectors.graph.call;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.HttpClients;
import org.mailpromoter.spi.net.ServerWords;
import org.mailpromoter.spi.net.TrustedCertificates;

/**
 * A line to Graph for one session: one request at a time. Redirects are never followed: they would
 * carry the token elsewhere.
 *
 * <p>One thread sends; {@link #close()} may come from any and ends a request that waits.
 */
public final class HttpLine implements AutoCloseable {
  /** Bytes in a second of a line that is slow, but no failure. */
  private static final int SLOWEST_UPLOAD = 32 << 10;

  private final Duration patience;
  private final Authorization authorization;
  private final Slots slots;
  private final ServerWords words;
  private final ExecutorService threads;
  private final HttpClient client;
  private volatile boolean closed;
  private volatile @Nullable CompletableFuture<HttpResponse<AnswerStream>> pending;
  private volatile @Nullable HttpAnswer current;

  private HttpLine(
      Duration patience,
      Authorization authorization,
      Slots slots,
      ServerWords words,
      ExecutorService threads,
      HttpClient client) {
    this.patience = patience;
    this.authorization = authorization;
    this.slots = slots;
    this.words = words;
    this.threads = threads;
    this.client = client;
  }

  /**
   * A line that is not connected yet.
   *
   * @param slots shared by the sessions of the mailbox
   * @param words receives what proves the login, so that it is not shown
   * @throws TrustedCertificates.UnreadableException if the trusted certificates cannot be read
   */
  public static HttpLine to(
      GraphServer server, Authorization authorization, Slots slots, ServerWords words)
      throws TrustedCertificates.UnreadableException {
    HttpClient.Builder builder = HttpClients.builder(server.trust(), server.connectTimeout());
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "graph-" + server.address());
              thread.setDaemon(true);
              return thread;
            });
    HttpClient client = builder.executor(threads).build();
    return new HttpLine(server.readTimeout(), authorization, slots, words, threads, client);
  }

  /**
   * Sends a request, and once more with another token if the first is refused.
   *
   * @param address an address below the root
   * @param weight how many slots it takes
   * @return an answer of any status; 401 when the login is refused for good
   * @throws IOException if the connection fails or was closed
   * @throws InterruptedException if the thread was interrupted
   * @throws MailAccessException if there is no token
   */
  HttpAnswer send(Request request, URI address, int weight)
      throws IOException, InterruptedException, MailAccessException {
    return proved(
        token -> first(request, address, weight, token),
        token -> once(request, address, weight, token));
  }

  /**
   * Like {@link #send}, for a request that must not be sent twice: it is only sent again after a
   * 401, which says that it was not carried out.
   *
   * @param body the body instead of that of the request
   */
  HttpAnswer sendOnce(Request request, HttpRequest.BodyPublisher body, URI address)
      throws IOException, InterruptedException, MailAccessException {
    Round round = token -> once(built(request, body, address, token), Slots.ONE);
    return proved(round, round);
  }

  /** Sends a request with a token. */
  private interface Round {
    HttpAnswer with(String token) throws IOException, InterruptedException;
  }

  private HttpAnswer proved(Round first, Round again)
      throws IOException, InterruptedException, MailAccessException {
    String token = authorization.token();
    HttpAnswer answer = first.with(token);
    if (answer.status() == 401) {
      Optional<String> other = authorization.insteadOf(token);
      if (other.isPresent()) {
        answer.drain();
        answer.close();
        return again.with(other.get());
      }
    }
    return answer;
  }

  /**
   * A connection that stood idle may be closed by the server just when it is used again. Then
   * nothing was answered, and all that is asked here may be asked twice.
   */
  private HttpAnswer first(Request request, URI address, int weight, String token)
      throws IOException, InterruptedException {
    try {
      return once(request, address, weight, token);
    } catch (HttpTimeoutException | ConnectException | SSLException e) {
      throw e;
    } catch (IOException e) {
      return once(request, address, weight, token);
    }
  }

  private HttpAnswer once(Request request, URI address, int weight, String token)
      throws IOException, InterruptedException {
    return once(built(request, body(request), address, token), weight);
  }

  private HttpAnswer once(HttpRequest built, int weight) throws IOException, InterruptedException {
    if (!slots.take(weight, () -> closed)) {
      throw new IOException("the session was closed");
    }
    boolean answered = false;
    try {
      HttpResponse<AnswerStream> response = wait(built);
      HttpAnswer answer = new HttpAnswer(response, () -> slots.give(weight));
      answered = true;
      current = answer;
      if (closed) {
        answer.close();
      }
      return answer;
    } finally {
      if (!answered) {
        slots.give(weight);
      }
    }
  }

  static HttpRequest.BodyPublisher body(Request request) {
    return request.body().length == 0
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofByteArray(request.body());
  }

  private HttpRequest built(
      Request request, HttpRequest.BodyPublisher body, URI address, String token) {
    words.hideRecent(token);
    Duration upload = Duration.ofSeconds(Math.max(0, body.contentLength()) / SLOWEST_UPLOAD);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address)
            .timeout(patience.plus(upload))
            .method(request.method(), body)
            .header("Authorization", "Bearer " + token)
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "Mailpromoter");
    request.headers().forEach(builder::header);
    return builder.build();
  }

  private HttpResponse<AnswerStream> wait(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<AnswerStream>> sent =
        client.sendAsync(
            request, head -> new AnswerStream(patience, AnswerStream.Pace.STEADY).subscriber());
    pending = sent;
    if (closed) {
      sent.cancel(true);
    }
    try {
      return sent.get();
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw e;
    } catch (CancellationException e) {
      throw new IOException("the session was closed", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException("the request cannot be sent", e.getCause());
    } finally {
      pending = null;
    }
  }

  @Override
  public void close() {
    closed = true;
    CompletableFuture<?> waiting = pending;
    if (waiting != null) {
      waiting.cancel(true);
    }
    HttpAnswer open = current;
    if (open != null) {
      open.close();
    }
    threads.shutdown();
  }
}
