package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Replies;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.server.Account;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.http.sending.PostedMail;

/**
 * Calls operations: writes the envelope, waits where the server asks for it, and distinguishes
 * failures of the whole call from refusals of single parts. One thread at a time.
 */
public final class Calls implements AutoCloseable {
  /** Maximum size of one answer; far less of it is kept in memory. */
  public static final long LARGEST_ANSWER = 128L << 20;

  private final EwsServer server;
  private final Account account;
  private final HttpLine line;
  private final Throttle throttle;
  private final Pause pause;
  private final Failures failures;

  public Calls(
      EwsServer server,
      Account account,
      HttpLine line,
      Throttle throttle,
      Pause pause,
      Failures failures) {
    this.server = server;
    this.account = account;
    this.line = line;
    this.throttle = throttle;
    this.pause = pause;
    this.failures = failures;
  }

  public Failures failures() {
    return failures;
  }

  public Account account() {
    return account;
  }

  /** Takes what one response message carries. */
  @FunctionalInterface
  public interface Content {
    /** Standing at an element of it. */
    void take(String name, XmlAnswer at) throws IOException;
  }

  /**
   * Calls an operation with one request.
   *
   * @param doing what is being done, as it reads after "while"
   * @param body the request
   * @param content takes what comes
   * @return fine, or a refusal of this request only
   */
  public Reply one(String doing, XmlRequest.Part body, Content content) throws MailAccessException {
    Single single = new Single(content);
    while (true) {
      Reply reply = many(doing, body, single).orElseGet(() -> single.judged);
      if (!reply.is(EwsError.SERVER_BUSY)) {
        return reply;
      }
      busy(doing, reply.pause());
    }
  }

  /** Takes the one response message of an answer. */
  private static final class Single implements Replies.Taker {
    private final Content content;
    private Reply judged = Reply.ofOurs("an answer without a response", "");
    private boolean isJudged;

    Single(Content content) {
      this.content = content;
    }

    @Override
    public void content(int position, String name, XmlAnswer at) throws IOException {
      content.take(name, at);
    }

    @Override
    public void over(int position, Reply reply) {
      judged = reply;
      isJudged = true;
    }
  }

  /** Like {@link #one}, for a question about a folder where no refusal is expected. */
  public void fine(String doing, XmlRequest.Part body, Content content) throws MailAccessException {
    Reply reply = one(doing, body, content);
    if (!reply.isFine()) {
      throw failures.ofFolder(doing, reply);
    }
  }

  /** Like the other, for answers of ordinary size. */
  public Optional<Reply> many(String doing, XmlRequest.Part body, Replies.Taker taker)
      throws MailAccessException {
    return many(doing, body, LARGEST_ANSWER, taker);
  }

  /**
   * Calls an operation with many requests at once; the consumer handles each answer.
   *
   * @param most how many bytes the answer may have
   * @return why the whole request was refused; empty if it was answered
   */
  public Optional<Reply> many(String doing, XmlRequest.Part body, long most, Replies.Taker taker)
      throws MailAccessException {
    byte[] request = XmlRequest.envelope(account::header, body);
    while (true) {
      try {
        await(doing);
        if (answered(doing, request, most, taker)) {
          return Optional.empty();
        }
      } catch (Replies.FaultException e) {
        if (!e.reply().is(EwsError.SERVER_BUSY)) {
          return Optional.of(e.reply());
        }
        busy(doing, e.reply().pause());
      } catch (AnswerStream.InterruptedReadException | InterruptedException e) {
        throw failures.interrupted(doing, e);
      } catch (IOException e) {
        throw failures.connection(doing, e);
      } catch (StackOverflowError | OutOfMemoryError e) {
        throw failures.hostile(doing, e);
      }
    }
  }

  /** Whether an answer came; without one the server was busy and is to be asked again. */
  private boolean answered(String doing, byte[] request, long most, Replies.Taker taker)
      throws MailAccessException, IOException, InterruptedException {
    try (HttpAnswer answer = line.post(request, server.readTimeout())) {
      int status = answer.status();
      if (status == 429 || status == 503) {
        busy(doing, throttle.asked(answer.headers()));
        return false;
      }
      if (!isSoap(answer)) {
        throw failures.status(doing, answer);
      }
      Attentive attentive = new Attentive(taker);
      Replies.read(answer.body(most), attentive);
      answer.drain();
      if (!attentive.busy) {
        throttle.calm();
      }
      return true;
    }
  }

  /** Notices that a server is busy in parts of an answer: so it is not calm. */
  private static final class Attentive implements Replies.Taker {
    private final Replies.Taker taker;
    private boolean busy;

    Attentive(Replies.Taker taker) {
      this.taker = taker;
    }

    @Override
    public void content(int position, String name, XmlAnswer at) throws IOException {
      taker.content(position, name, at);
    }

    @Override
    public void over(int position, Reply reply) throws IOException {
      busy |= reply.is(EwsError.SERVER_BUSY);
      taker.over(position, reply);
    }
  }

  /**
   * Opens an answer that comes bit by bit.
   *
   * @throws MailAccessException if the server refuses before it begins
   * @throws IOException if the connection fails
   * @throws InterruptedException if the thread was interrupted
   */
  public HttpAnswer listen(String doing, XmlRequest.Part body)
      throws MailAccessException, IOException, InterruptedException {
    await(doing);
    HttpAnswer answer =
        line.listen(XmlRequest.envelope(account::header, body), server.readTimeout());
    if (!isSoap(answer)) {
      answer.close();
      throw failures.status(doing, answer);
    }
    return answer;
  }

  /** Like the other, with a mail in the gap of the request. */
  public Reply once(String doing, XmlRequest.Part body, PostedMail mail, Content content)
      throws MailAccessException {
    XmlRequest.Halves halves = XmlRequest.halves(account::header, body);
    return once(doing, mail.body(halves.before(), halves.after()), content);
  }

  /**
   * Calls an operation with one request that is sent once, for what must not be done twice: no lost
   * answer is asked for again, and no pause is waited for.
   *
   * @throws MailAccessException if there is no valid answer, so the request may have been carried
   *     out or not; or if the server is too busy for it ({@link EwsError#SERVER_BUSY})
   */
  public Reply once(String doing, XmlRequest.Part body, Content content)
      throws MailAccessException {
    byte[] request = XmlRequest.envelope(account::header, body);
    return once(doing, HttpRequest.BodyPublishers.ofByteArray(request), content);
  }

  private Reply once(String doing, HttpRequest.BodyPublisher request, Content content)
      throws MailAccessException {
    Single single = new Single(content);
    try (HttpAnswer answer = line.postOnce(request, server.readTimeout())) {
      if (answer.status() == 429) {
        throttle.busy(throttle.asked(answer.headers()));
        throw failures.busy(doing, throttle.notBefore());
      }
      if (answer.status() == 413) {
        return Reply.ofOurs("ErrorMessageSizeExceeded", "HTTP 413");
      }
      if (!isSoap(answer)) {
        throw failures.status(doing, answer);
      }
      Replies.read(answer.body(LARGEST_ANSWER), single);
      answer.drain();
    } catch (Replies.FaultException e) {
      single.over(0, e.reply());
    } catch (AnswerStream.InterruptedReadException | InterruptedException e) {
      MailAccessException failure = failures.interrupted(doing, e);
      if (!single.isJudged) {
        throw failure;
      }
    } catch (IOException e) {
      if (!single.isJudged) { // what is lost behind the response says nothing
        throw failures.connection(doing, e);
      }
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw failures.hostile(doing, e);
    }
    if (single.judged.is(EwsError.SERVER_BUSY)) {
      throttle.busy(single.judged.pause());
    } else {
      throttle.calm();
    }
    return single.judged;
  }

  /**
   * Fails while the server wants to be left alone.
   *
   * @throws MailAccessException with {@link EwsError#SERVER_BUSY}
   */
  public void failIfLeftAlone(String doing) throws MailAccessException {
    if (!throttle.left().isZero()) {
      throw failures.busy(doing, throttle.notBefore());
    }
  }

  /** SOAP 1.1 says so: 200 for an answer and 500 for a fault, both as XML. */
  private static boolean isSoap(HttpAnswer answer) {
    String type = answer.word("Content-Type");
    boolean xml = type.contains("xml");
    return answer.status() == 200
        ? xml || !type.startsWith("text/html")
        : answer.status() == 500 && xml;
  }

  /** The server asks for a pause: notes it, and gives up if the pause is too long. */
  public void busy(String doing, Duration asked) throws MailAccessException {
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
