package org.mailpromoter.connectors.graph.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.connectors.graph.json.JsonException;
import org.mailpromoter.connectors.graph.reply.ErrorBody;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.Throttle;

/**
 * Sends requests, waits where the server asks for it, and distinguishes failures of the connection
 * from refusals of a request. One thread at a time.
 */
public final class Calls implements AutoCloseable {
  /** Maximum size of one answer; far less of it is kept in memory. */
  private static final long LARGEST_ANSWER = 64L << 20;

  private static final long LARGEST_REFUSAL = 1 << 20;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TOO_LARGE = 413;

  private final Links links;
  private final HttpLine line;
  private final Throttle throttle;
  private final Pause pause;
  private final Failures failures;

  /**
   * Calls over a line.
   *
   * @param throttle shared by the sessions of the mailbox
   */
  public Calls(Links links, HttpLine line, Throttle throttle, Pause pause, Failures failures) {
    this.links = links;
    this.line = line;
    this.throttle = throttle;
    this.pause = pause;
    this.failures = failures;
  }

  public Failures failures() {
    return failures;
  }

  public Links links() {
    return links;
  }

  /**
   * An answer and its contents.
   *
   * @param reply fine, or a refusal of this request only
   * @param content what came; of no use after a refusal
   */
  public record Answered<E>(Reply reply, E content) {}

  /**
   * Asks for JSON.
   *
   * @param doing what is being done, as it reads after "while"
   * @param fresh makes what takes the contents, for each try
   */
  public <E extends Entity> Answered<E> ask(String doing, Request request, Supplier<E> fresh)
      throws MailAccessException {
    return ask(doing, request, Slots.ONE, fresh);
  }

  <E extends Entity> Answered<E> ask(String doing, Request request, int weight, Supplier<E> fresh)
      throws MailAccessException {
    while (true) {
      E content = fresh.get();
      Reply reply = exchange(doing, request, waiting(doing, request, weight), json(content));
      if (!reply.is(GraphError.SERVER_BUSY)) {
        calmUnless(content.isBusy());
        return new Answered<>(reply, content);
      }
      busy(doing, reply.pause());
    }
  }

  /**
   * Sends a request once, for what must not be done twice: no lost answer is asked for again, and
   * no pause is waited for.
   *
   * @param body the body instead of that of the request
   * @throws MailAccessException if there is no valid answer, so the request may have been carried
   *     out or not
   */
  public <E extends Entity> Answered<E> once(
      String doing, Request request, HttpRequest.BodyPublisher body, E content)
      throws MailAccessException {
    Reply reply =
        exchange(doing, request, address -> line.sendOnce(request, body, address), json(content));
    if (reply.status() == TOO_MANY_REQUESTS) {
      throttle.busy(reply.pause());
    } else {
      throttle.calm();
    }
    return new Answered<>(reply, content);
  }

  /** Like the other, with the body of the request. */
  public <E extends Entity> Answered<E> once(String doing, Request request, E content)
      throws MailAccessException {
    return once(doing, request, HttpLine.body(request), content);
  }

  /**
   * Fails while the server wants to be left alone.
   *
   * @throws MailAccessException with {@link GraphError#SERVER_BUSY}
   */
  public void failIfLeftAlone(String doing) throws MailAccessException {
    if (!throttle.left().isZero()) {
      throw failures.busy(doing, throttle.notBefore());
    }
  }

  private static Use json(Entity content) {
    return body -> JsonAnswer.read(body, content::member);
  }

  /** Takes a body of any type. */
  @FunctionalInterface
  public interface Taker {
    /** Reads as much of it as it wants. */
    void take(InputStream body) throws IOException;
  }

  /**
   * Reads a body as it comes in.
   *
   * @param most how many bytes it may have
   * @return fine when it was taken, or a refusal of this request only
   */
  public Reply read(String doing, Request request, long most, Taker taker)
      throws MailAccessException {
    while (true) {
      Reply reply =
          exchange(doing, request, waiting(doing, request, Slots.ONE), new Content(most, taker));
      if (!reply.is(GraphError.SERVER_BUSY)) {
        calmUnless(false);
        return reply;
      }
      busy(doing, reply.pause());
    }
  }

  private void calmUnless(boolean busy) {
    if (!busy) {
      throttle.calm();
    }
  }

  /** What to do with the body of an answer. */
  private interface Use {
    void use(InputStream body) throws IOException;

    default long most() {
      return LARGEST_ANSWER;
    }

    default boolean isJson() {
      return true;
    }
  }

  private record Content(long most, Taker taker) implements Use {
    @Override
    public void use(InputStream body) throws IOException {
      taker.take(body);
    }

    @Override
    public boolean isJson() {
      return false;
    }
  }

  /** Sends a request to its address. */
  private interface Sending {
    HttpAnswer to(URI address) throws IOException, InterruptedException, MailAccessException;
  }

  private Sending waiting(String doing, Request request, int weight) {
    return address -> {
      await(doing);
      return line.send(request, address, weight);
    };
  }

  private Reply exchange(String doing, Request request, Sending sending, Use use)
      throws MailAccessException {
    URI address =
        links.address(request.target()).orElseThrow(() -> failures.astray(doing, request.target()));
    try (HttpAnswer answer = sending.to(address)) {
      Reply reply = judged(doing, answer, use);
      drain(answer);
      return reply;
    } catch (AnswerStream.InterruptedReadException | InterruptedException e) {
      throw failures.interrupted(doing, e);
    } catch (IOException e) {
      throw failures.connection(doing, e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw failures.hostile(doing, e);
    }
  }

  /** What is lost behind an answer says nothing; the next request opens another connection. */
  private static void drain(HttpAnswer answer) {
    try {
      answer.drain();
    } catch (AnswerStream.InterruptedReadException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      answer.close();
    }
  }

  private Reply judged(String doing, HttpAnswer answer, Use use)
      throws MailAccessException, IOException {
    int status = answer.status();
    if (status / 100 == 3) {
      throw failures.redirected(doing, answer);
    }
    if (status / 100 != 2) {
      return refusal(doing, answer);
    }
    if (use.isJson() && status != 204 && status != 202) {
      if (answer.isPage()) {
        throw failures.noGraph(doing, status);
      }
      use.use(answer.body(use.most()));
    } else if (!use.isJson()) {
      use.use(answer.body(use.most()));
    }
    return Reply.fine(status);
  }

  private Reply refusal(String doing, HttpAnswer answer) throws MailAccessException, IOException {
    ErrorBody error = new ErrorBody();
    if (answer.isJson()) {
      try {
        JsonAnswer.read(
            answer.body(LARGEST_REFUSAL),
            (name, at) -> {
              if (name.equals("error")) {
                error.read(at);
              }
            });
      } catch (JsonException e) {
        return error.reply(answer.status(), throttle.asked(answer.headers()));
      }
    } else if (answer.isPage() && !isOfGateways(answer.status())) {
      throw failures.noGraph(doing, answer.status());
    }
    return error.reply(answer.status(), throttle.asked(answer.headers()));
  }

  /** What the machines in front of Graph say with a page of their own. */
  private static boolean isOfGateways(int status) {
    return status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TOO_LARGE;
  }

  /** The server asks for a pause: notes it, and gives up if the pause is too long. */
  void busy(String doing, Duration asked) throws MailAccessException {
    throttle.busy(asked);
    if (throttle.isTooMuch()) {
      throw failures.busy(doing, throttle.notBefore());
    }
  }

  private void await(String doing) throws MailAccessException, InterruptedException {
    Duration left = throttle.left();
    if (left.compareTo(Throttle.LONGEST_WAIT) > 0) {
      throw failures.busy(doing, throttle.notBefore());
    }
    if (!left.isZero()) {
      pause.hold(left);
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
