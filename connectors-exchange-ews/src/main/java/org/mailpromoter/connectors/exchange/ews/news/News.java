package org.mailpromoter.connectors.exchange.ews.news;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.Pause;

/**
 * A subscription to some folders, and listening to it (streaming notifications). It listens on its
 * own line, which stays open between two waits: notifications sent to a dropped line are lost. So a
 * broken line counts as a notification. The server keeps events while no line is open, for half an
 * hour.
 */
public final class News {
  public static final String DOING = "listening for notifications";

  /** Exchange sends a sign of life every 45 seconds. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private static final int MINUTES = 29;
  private static final int MOST_BREAKS = 3;

  private final Calls calls;
  private final Calls ears;
  private final Clock clock;
  private final Pause pause;
  private final String subscription;
  private @Nullable EventStream open;

  private News(Calls calls, Calls ears, Clock clock, Pause pause, String subscription) {
    this.calls = calls;
    this.ears = ears;
    this.clock = clock;
    this.pause = pause;
    this.subscription = subscription;
  }

  /** The result of listening. */
  public enum Heard {
    /** Something may have arrived. */
    NEWS,
    /** Nothing until the time was over. */
    NOTHING,
    /** The subscription has ended; something may have arrived meanwhile. */
    LOST
  }

  /**
   * Subscribes to folders.
   *
   * @param ears a separate line to listen on
   * @param folders write the folders' ids
   */
  public static News of(
      Calls calls, Calls ears, Clock clock, Pause pause, List<XmlRequest.Part> folders)
      throws MailAccessException {
    String[] id = {""};
    calls.fine(
        DOING,
        body -> body.element("m:Subscribe", subscribe -> streaming(subscribe, folders)),
        (name, at) -> id[0] = name.equals("SubscriptionId") ? at.text().strip() : id[0]);
    if (id[0].isEmpty()) {
      throw calls.failures().senseless(DOING, "it has no subscription in it");
    }
    return new News(calls, ears, clock, pause, id[0]);
  }

  private static void streaming(XmlRequest subscribe, List<XmlRequest.Part> folders) {
    subscribe.element(
        "m:StreamingSubscriptionRequest",
        request ->
            request
                .element("t:FolderIds", ids -> folders.forEach(each -> each.write(ids)))
                .element(
                    "t:EventTypes",
                    types -> EventStream.EVENTS.forEach(each -> types.text("t:EventType", each))));
  }

  /** Listens until something happened or the time is over. */
  public Heard await(Instant until) throws MailAccessException, InterruptedException {
    int breaks = 0;
    while (clock.instant().isBefore(until)) {
      Optional<Heard> heard = Optional.empty();
      try {
        heard = listen(opened(), until);
      } catch (AnswerStream.InterruptedReadException e) {
        Thread.interrupted(); // the flag becomes the exception that the caller expects
        throw new InterruptedException();
      } catch (IOException e) {
        heard = broken(e, ++breaks);
      }
      if (heard.isPresent()) {
        return heard.get();
      }
      pauseAfter(breaks, until);
    }
    return Heard.NOTHING;
  }

  private EventStream opened() throws MailAccessException, IOException, InterruptedException {
    EventStream stream = open;
    if (stream == null || stream.hasEnded()) {
      hangUp();
      stream = new EventStream(ears.listen(DOING, request()));
      open = stream;
    }
    return stream;
  }

  private XmlRequest.Part request() {
    return body ->
        body.element(
            "m:GetStreamingEvents",
            get ->
                get.element("m:SubscriptionIds", ids -> ids.text("t:SubscriptionId", subscription))
                    .text("m:ConnectionTimeout", String.valueOf(MINUTES)));
  }

  /** Reads envelopes until one reports something; empty if the server ends its answer. */
  private Optional<Heard> listen(EventStream stream, Instant until)
      throws IOException, MailAccessException {
    while (clock.instant().isBefore(until)) {
      Duration left = Duration.between(clock.instant(), until);
      boolean soon = left.compareTo(LONGEST_SILENCE) < 0;
      try {
        Optional<EventStream.Told> told = stream.next(soon ? left : LONGEST_SILENCE);
        Optional<Heard> heard = told.isEmpty() ? Optional.empty() : judge(told.get());
        if (heard.isPresent() || stream.hasEnded() || open == null) {
          return heard;
        }
      } catch (SocketTimeoutException e) {
        if (!soon) {
          throw e;
        }
      }
    }
    return Optional.of(Heard.NOTHING);
  }

  private Optional<Heard> judge(EventStream.Told told) throws MailAccessException {
    Reply reply = told.reply();
    if (told.news() || reply.isFine()) {
      return told.news() ? Optional.of(Heard.NEWS) : Optional.empty();
    }
    hangUp();
    if (reply.is(EwsError.SERVER_BUSY)) {
      calls.busy(DOING, reply.pause());
      return Optional.empty();
    }
    if (reply.is(EwsError.SUBSCRIPTION_LOST)) {
      return Optional.of(Heard.LOST);
    }
    throw calls.failures().refused(DOING, reply);
  }

  /** A line over which something had come has perhaps swallowed more. */
  private Optional<Heard> broken(IOException e, int breaks) throws MailAccessException {
    EventStream stream = open;
    boolean worked = stream != null && stream.isAlive();
    hangUp();
    if (!worked && breaks > MOST_BREAKS) {
      throw calls.failures().connection(DOING, e);
    }
    return worked ? Optional.of(Heard.NEWS) : Optional.empty();
  }

  /** A server that hangs up at once is not called again at once. */
  private void pauseAfter(int breaks, Instant until) throws InterruptedException {
    Duration left = Duration.between(clock.instant(), until);
    Duration wait = Duration.ofSeconds((1L << Math.min(breaks, MOST_BREAKS)) - 1);
    if (!wait.isZero() && !left.isNegative()) {
      pause.hold(left.compareTo(wait) < 0 ? left : wait);
    }
  }

  private void hangUp() {
    EventStream stream = open;
    open = null;
    if (stream != null) {
      stream.close();
    }
  }

  /** Ends the subscription; without it Exchange forgets it after half an hour. */
  public void unsubscribe() throws MailAccessException {
    hangUp();
    calls.one(
        DOING,
        body -> body.element("m:Unsubscribe", end -> end.text("m:SubscriptionId", subscription)),
        (name, at) -> {});
  }
}
