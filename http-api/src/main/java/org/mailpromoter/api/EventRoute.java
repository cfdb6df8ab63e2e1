package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.SEE_STATUS;
import static org.mailpromoter.web.Method.GET;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.News;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/**
 * What happens, as server-sent events (WHATWG HTML, 9.2). An event holds names only: the client
 * fetches what it may see. At most {@value #MOST} streams are open.
 */
final class EventRoute {
  private static final int MOST = 64;
  private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final AtomicInteger streams = new AtomicInteger();
  private final Desk desk;
  private final News news;

  EventRoute(Desk desk, News news) {
    this.desk = desk;
    this.news = news;
  }

  Route<Entry> route() {
    return Call.route(GET, "/events", SEE_STATUS, this::answer);
  }

  private Response answer(Call call) {
    if (streams.get() >= MOST) {
      return Problems.of(call.request(), new Refusal.TooMany(RETRY));
    }
    long seen =
        call.request()
            .header("Last-Event-ID")
            .filter(each -> each.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .orElseGet(() -> latest(call.open()));
    Predicate<News.Item> visible =
        call.isForOwnOnly() ? own(call.permissions().mailboxes()) : each -> true;
    return Response.of(200)
        .events(out -> write(out, seen, visible))
        .header("Cache-Control", "no-store");
  }

  /** News of these mailboxes, and of what concerns everybody. */
  private static Predicate<News.Item> own(Set<MailboxId> mailboxes) {
    Set<String> names =
        mailboxes.stream().map(MailboxId::value).collect(Collectors.toUnmodifiableSet());
    return each ->
        switch (each.kind()) {
          case MESSAGES_DECIDED, MAILBOX_STATE, ALERT_RAISED, OUTGOING_STATE ->
              names.contains(each.about());
          case SETTINGS_CHANGED -> true;
          case SINK_STATE, JOB_STATE -> false;
        };
  }

  /** The number of the latest decision. */
  private static long latest(OpenInstallation open) {
    return new AnalyzedMessages(open).latest().map(DecisionId::value).orElse(0L);
  }

  private void write(OutputStream out, long seen, Predicate<News.Item> visible) throws IOException {
    if (streams.incrementAndGet() > MOST) {
      streams.decrementAndGet();
      return;
    }
    try {
      new EventStream(out, this::latestNow, news, visible, LOOK_EVERY, COMMENT_EVERY).run(seen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.decrementAndGet();
    }
  }

  /** While the storage is lent to another process, nothing new is seen. */
  private long latestNow() {
    try {
      return desk.lend(EventRoute::latest);
    } catch (Desk.ClosedException e) {
      return 0;
    }
  }
}
