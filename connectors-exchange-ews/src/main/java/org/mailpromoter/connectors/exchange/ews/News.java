package org.mailpromoter.connectors.exchange.ews;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * A subscription to some folders, and listening to it (streaming notifications). Exchange keeps
 * what happens while nobody listens, for half an hour; a connection that breaks is made again.
 */
final class News {
  static final String DOING = "listening for news";

  /** Exchange sends a sign of life every 45 seconds. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private static final int MOST_MINUTES = 30;
  private static final int MOST_BREAKS = 3;
  private static final List<String> EVENTS =
      List.of("NewMailEvent", "CreatedEvent", "MovedEvent", "CopiedEvent");

  private final Calls calls;
  private final Clock clock;
  private final Pause pause;
  private final String subscription;

  private News(Calls calls, Clock clock, Pause pause, String subscription) {
    this.calls = calls;
    this.clock = clock;
    this.pause = pause;
    this.subscription = subscription;
  }

  /** What came of listening. */
  enum Heard {
    /** Something may have arrived. */
    NEWS,
    /** Nothing until the time was over. */
    NOTHING,
    /** The subscription is no more; something may have arrived meanwhile. */
    LOST
  }

  /** Subscribes to folders. */
  static News of(Calls calls, Clock clock, Pause pause, List<XmlRequest.Part> folders)
      throws MailAccessException {
    String[] id = {""};
    calls.fine(
        DOING,
        body ->
            body.element(
                "m:Subscribe",
                subscribe ->
                    subscribe.element(
                        "m:StreamingSubscriptionRequest",
                        request ->
                            request
                                .element(
                                    "t:FolderIds", ids -> folders.forEach(each -> each.write(ids)))
                                .element(
                                    "t:EventTypes",
                                    types ->
                                        EVENTS.forEach(each -> types.text("t:EventType", each))))),
        (name, at) -> id[0] = name.equals("SubscriptionId") ? at.text().strip() : id[0]);
    if (id[0].isEmpty()) {
      throw calls.failures().senseless(DOING, "it has no subscription in it");
    }
    return new News(calls, clock, pause, id[0]);
  }

  /** Listens until something happened or the time is over. */
  Heard await(Instant until) throws MailAccessException, InterruptedException {
    int breaks = 0;
    while (clock.instant().isBefore(until)) {
      try (HttpAnswer answer = calls.listen(DOING, request(until))) {
        Listening listening = new Listening();
        Optional<Heard> heard = listen(answer, listening, until);
        if (heard.isPresent()) {
          return heard.get();
        }
        breaks = listening.anySign ? 0 : breaks + 1;
      } catch (AnswerStream.InterruptedReadException e) {
        Thread.interrupted(); // the flag becomes the exception that the caller expects
        throw new InterruptedException();
      } catch (IOException e) {
        if (++breaks > MOST_BREAKS) {
          throw calls.failures().connection(DOING, e);
        }
      }
      pauseAfter(breaks, until);
    }
    return Heard.NOTHING;
  }

  /** A server that hangs up at once is not called again at once. */
  private void pauseAfter(int breaks, Instant until) throws InterruptedException {
    Duration left = Duration.between(clock.instant(), until);
    Duration wait = Duration.ofSeconds((1L << Math.min(breaks, MOST_BREAKS)) - 1);
    if (!wait.isZero() && left.compareTo(wait) > 0) {
      pause.hold(wait);
    }
  }

  private XmlRequest.Part request(Instant until) {
    long minutes = Duration.between(clock.instant(), until).toMinutes() + 1;
    long held = Math.max(1, Math.min(MOST_MINUTES, minutes));
    return body ->
        body.element(
            "m:GetStreamingEvents",
            get ->
                get.element("m:SubscriptionIds", ids -> ids.text("t:SubscriptionId", subscription))
                    .text("m:ConnectionTimeout", String.valueOf(held)));
  }

  /** Reads envelopes until one tells something; empty when the server ends its answer. */
  private Optional<Heard> listen(HttpAnswer answer, Listening listening, Instant until)
      throws IOException, MailAccessException {
    EventDocuments documents = new EventDocuments(answer.stream());
    while (true) {
      Duration left = Duration.between(clock.instant(), until);
      if (left.isNegative() || left.isZero()) {
        return Optional.of(Heard.NOTHING);
      }
      answer.stream().patience(left.compareTo(LONGEST_SILENCE) < 0 ? left : LONGEST_SILENCE);
      Optional<byte[]> document;
      try {
        document = documents.next();
      } catch (SocketTimeoutException e) {
        if (clock.instant().isBefore(until)) {
          throw e;
        }
        return Optional.of(Heard.NOTHING);
      }
      if (document.isEmpty()) {
        return Optional.empty();
      }
      Optional<Heard> heard = judge(document.get(), listening);
      if (heard.isPresent() || listening.closed) {
        return heard;
      }
    }
  }

  private Optional<Heard> judge(byte[] document, Listening listening)
      throws IOException, MailAccessException {
    Reply reply = listening.take(document);
    if (reply.is(EwsError.SUBSCRIPTION_LOST)) {
      return Optional.of(Heard.LOST);
    }
    if (reply.is(EwsError.SERVER_BUSY)) {
      calls.busy(DOING, reply.pause());
      listening.closed = true;
      return Optional.empty();
    }
    if (!reply.isFine()) {
      throw calls.failures().refused(DOING, reply);
    }
    return listening.news ? Optional.of(Heard.NEWS) : Optional.empty();
  }

  /** Ends the subscription; without it Exchange forgets it after half an hour. */
  void unsubscribe() throws MailAccessException {
    calls.one(
        DOING,
        body -> body.element("m:Unsubscribe", end -> end.text("m:SubscriptionId", subscription)),
        (name, at) -> {});
  }

  /** What one connection told. */
  private static final class Listening implements Replies.Taker {
    private boolean news;
    private boolean closed;
    private boolean anySign;
    private Reply reply = new Reply("NoError", "", Duration.ZERO);

    Reply take(byte[] document) throws IOException {
      anySign = true;
      try {
        Replies.read(new ByteArrayInputStream(document), this);
      } catch (Replies.FaultException e) {
        reply = e.reply();
      }
      return reply;
    }

    @Override
    public void content(int position, String name, XmlAnswer at) throws IOException {
      switch (name) {
        case "Notifications" ->
            at.eachChild(notification -> at.eachChild(event -> news |= EVENTS.contains(event)));
        case "ConnectionStatus" -> closed |= at.text().strip().equals("Closed");
        default -> {}
      }
    }

    @Override
    public void over(int position, Reply judged) {
      reply = reply.isFine() ? judged : reply;
    }
  }
}
