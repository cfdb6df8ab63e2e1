package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.net.ConnectException;
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
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.HttpClients;
import org.mailpromoter.spi.net.ServerWords;
import org.mailpromoter.spi.net.TrustedCertificates;

/**
 * A line to one server for one session: one request at a time, over HTTP/1.1 and as long as it
 * stays open over the same connection, which logins that belong to a connection (NTLM) need.
 * Redirects are never followed: they would carry the login elsewhere.
 *
 * <p>One thread posts; {@link #close()} may come from any and ends a request that waits.
 */
public final class HttpLine implements AutoCloseable {
  /** NTLM needs three rounds; a server that asks for more is broken. */
  private static final int MOST_ROUNDS = 4;

  /** Bytes in a second of a line that is slow, but no failure. */
  private static final int SLOWEST_UPLOAD = 32 << 10;

  private final EwsServer server;
  private final String anchor;
  private final Authorization authorization;
  private final ServerWords words;
  private final ExecutorService threads;
  private final HttpClient client;
  private volatile boolean closed;
  private volatile @Nullable CompletableFuture<HttpResponse<AnswerStream>> pending;
  private volatile @Nullable HttpAnswer current;

  private HttpLine(
      EwsServer server,
      String anchor,
      Authorization authorization,
      ServerWords words,
      ExecutorService threads,
      HttpClient client) {
    this.server = server;
    this.anchor = anchor;
    this.authorization = authorization;
    this.words = words;
    this.threads = threads;
    this.client = client;
  }

  /**
   * A line that is not connected yet.
   *
   * @param anchor address of the mailbox, by which a farm of servers finds the right one; or empty
   * @param words receives what proves the login, so that it is not shown
   * @throws TrustedCertificates.UnreadableException if the trusted certificates cannot be read
   */
  public static HttpLine to(
      EwsServer server, String anchor, Authorization authorization, ServerWords words)
      throws TrustedCertificates.UnreadableException {
    HttpClient.Builder builder = HttpClients.builder(server.trust(), server.connectTimeout());
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "exchange-" + server.address());
              thread.setDaemon(true);
              return thread;
            });
    HttpClient client = builder.executor(threads).build();
    return new HttpLine(server, anchor, authorization, words, threads, client);
  }

  /**
   * Posts a request and logs in when asked to.
   *
   * @param patience how long to wait for the answer and for each piece of it
   * @return an answer of any status; 401 when the login is refused for good
   * @throws IOException if the connection fails or was closed
   * @throws InterruptedException if the thread was interrupted
   * @throws MailAccessException if logging in is not possible
   */
  public HttpAnswer post(byte[] request, Duration patience)
      throws IOException, InterruptedException, MailAccessException {
    return post(request, patience, AnswerStream.Pace.STEADY);
  }

  /** Like {@link #post}, for an answer that comes bit by bit and must not be held back. */
  HttpAnswer listen(byte[] request, Duration patience)
      throws IOException, InterruptedException, MailAccessException {
    return post(request, patience, AnswerStream.Pace.AS_IT_HAPPENS);
  }

  /**
   * Like {@link #post}, for a request that must not be sent twice: it is only sent again to answer
   * a 401, which says that it was not carried out.
   */
  HttpAnswer postOnce(HttpRequest.BodyPublisher request, Duration patience)
      throws IOException, InterruptedException, MailAccessException {
    Duration upload = Duration.ofSeconds(request.contentLength() / SLOWEST_UPLOAD);
    HttpRequest.Builder builder = request(request, patience.plus(upload), AnswerStream.Pace.STEADY);
    AnswerBody into = () -> new AnswerStream(patience, AnswerStream.Pace.STEADY);
    return proved(builder, into, send(builder.copy(), into, authorization.opening()));
  }

  /** Makes the body of one answer. */
  private interface AnswerBody {
    AnswerStream open();
  }

  private HttpAnswer post(byte[] body, Duration patience, AnswerStream.Pace pace)
      throws IOException, InterruptedException, MailAccessException {
    HttpRequest.Builder request =
        request(HttpRequest.BodyPublishers.ofByteArray(body), patience, pace);
    AnswerBody into = () -> new AnswerStream(patience, pace);
    return proved(request, into, first(request, into));
  }

  /** Proves the login where the answer asks for that. */
  private HttpAnswer proved(HttpRequest.Builder request, AnswerBody into, HttpAnswer first)
      throws IOException, InterruptedException, MailAccessException {
    HttpAnswer answer = first;
    for (int round = 1; answer.status() == 401 && round < MOST_ROUNDS; round++) {
      Optional<String> proof = authorization.answer(answer.refusal());
      if (proof.isEmpty()) {
        return answer;
      }
      answer.drain();
      answer = send(request.copy(), into, proof);
    }
    return answer;
  }

  /**
   * A connection that stood idle may be closed by the server just when it is used again. Then
   * nothing was answered, and all that is asked here may be asked twice.
   */
  private HttpAnswer first(HttpRequest.Builder request, AnswerBody into)
      throws IOException, InterruptedException, MailAccessException {
    try {
      return send(request.copy(), into, authorization.opening());
    } catch (HttpTimeoutException | ConnectException | SSLException e) {
      throw e;
    } catch (IOException e) {
      return send(request.copy(), into, authorization.opening());
    }
  }

  private HttpRequest.Builder request(
      HttpRequest.BodyPublisher body, Duration patience, AnswerStream.Pace pace) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url())
            .timeout(patience)
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("Accept", "text/xml")
            .header("Accept-Encoding", encoding(pace))
            .header("User-Agent", "Mailpromoter")
            .POST(body);
    return anchor.isEmpty() ? request : request.header("X-AnchorMailbox", anchor);
  }

  /** Compressed data is held back until there is enough of it. */
  private static String encoding(AnswerStream.Pace pace) {
    return switch (pace) {
      case STEADY -> "gzip";
      case AS_IT_HAPPENS -> "identity";
    };
  }

  private HttpAnswer send(HttpRequest.Builder builder, AnswerBody into, Optional<String> proof)
      throws IOException, InterruptedException {
    if (closed) {
      throw new IOException("the session was closed");
    }
    proof.ifPresent(header -> prove(builder, header));
    HttpAnswer answer = new HttpAnswer(wait(builder.build(), into));
    current = answer;
    if (closed) {
      answer.close();
    }
    return answer;
  }

  private void prove(HttpRequest.Builder builder, String header) {
    words.hideRecent(header.substring(header.indexOf(' ') + 1));
    builder.header("Authorization", header);
  }

  private HttpResponse<AnswerStream> wait(HttpRequest request, AnswerBody into)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<AnswerStream>> sent =
        client.sendAsync(request, head -> into.open().subscriber());
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
