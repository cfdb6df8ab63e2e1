package org.mailpromoter.connectors.graph.news;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.connectors.graph.read.Found;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.Pause;

/**
 * Waits for new mail by asking again and again: for how many messages each folder has, and which
 * one is the newest. Graph itself signals changes only to a web server that it can reach.
 */
public final class News {
  public static final String DOING = "waiting for new mail";

  private final Calls calls;
  private final String mailbox;
  private final Duration interval;
  private final Clock clock;
  private final Pause pause;
  private final Map<String, State> known = new LinkedHashMap<>();

  /**
   * News of one mailbox.
   *
   * @param mailbox where the mailbox is below the root of Graph
   * @param interval how often to ask
   */
  public News(Calls calls, String mailbox, Duration interval, Clock clock, Pause pause) {
    this.calls = calls;
    this.mailbox = mailbox;
    this.interval = interval;
    this.clock = clock;
    this.pause = pause;
  }

  /** Tells whether the session was closed. */
  @FunctionalInterface
  public interface Closed {
    boolean isClosed();
  }

  /** What is known of a folder: the number of its messages and the newest of them. */
  private record State(long count, Instant newest, String id) {
    /** Removing mail is no news. */
    boolean isNewsAfter(State before) {
      boolean newer = newest.isAfter(before.newest);
      boolean other = newest.equals(before.newest) && !id.equals(before.id);
      return count > before.count || newer || other;
    }
  }

  /**
   * Waits.
   *
   * @param folders those that are watched
   * @param until when to stop
   * @return whether something may have arrived since the last call
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean await(List<Found> folders, Instant until, Closed session)
      throws MailAccessException, InterruptedException {
    while (!session.isClosed()) {
      if (look(folders)) {
        return true;
      }
      Duration left = Duration.between(clock.instant(), until);
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      pause.hold(left.compareTo(interval) < 0 ? left : interval);
    }
    return false;
  }

  private boolean look(List<Found> folders) throws MailAccessException {
    boolean news = false;
    for (Map.Entry<String, State> each : states(folders).entrySet()) {
      @Nullable State before = known.put(each.getKey(), each.getValue());
      news |= before != null && each.getValue().isNewsAfter(before);
    }
    return news;
  }

  /** One round trip for ten folders. */
  private Map<String, State> states(List<Found> folders) throws MailAccessException {
    Map<String, String> counts = new LinkedHashMap<>();
    Map<String, String> newest = new LinkedHashMap<>();
    for (Found folder : folders) {
      String path = mailbox + "/mailFolders/" + Links.segment(folder.id());
      counts.put(folder.id(), path + "?$select=id,totalItemCount");
      newest.put(
          folder.id(),
          path
              + "/messages?$top=1&$select=id,receivedDateTime&$orderby="
              + Links.query("receivedDateTime desc"));
    }
    Set<String> targets = new LinkedHashSet<>(counts.values());
    targets.addAll(newest.values());
    Map<String, Calls.Answered<Seen>> answers =
        new Batches(calls, DOING).ask(targets, Request::get, Seen::new);
    Map<String, State> states = new LinkedHashMap<>();
    for (Found folder : folders) {
      Seen count = seen(answers.get(counts.get(folder.id())));
      Seen last = seen(answers.get(newest.get(folder.id())));
      states.put(folder.id(), new State(count.count, last.newest, last.id));
    }
    return states;
  }

  private Seen seen(Calls.@Nullable Answered<Seen> answer) throws MailAccessException {
    Calls.Answered<Seen> there = Objects.requireNonNull(answer);
    if (!there.reply().isFine()) {
      throw calls.failures().ofFolder(DOING, there.reply());
    }
    return there.content();
  }

  /** A folder, or a page with one message. */
  private static final class Seen implements Entity {
    private long count = -1;
    private Instant newest = Instant.MIN;
    private String id = "";

    @Override
    public void member(String name, JsonAnswer at) throws IOException {
      switch (name) {
        case "totalItemCount" -> count = at.number();
        case "value" -> at.eachItem(each -> each.eachMember(this::message));
        default -> {}
      }
    }

    private void message(String name, JsonAnswer at) {
      switch (name) {
        case "id" -> id = at.text(2_000);
        case "receivedDateTime" -> newest = instant(at.text(100));
        default -> {}
      }
    }

    private static Instant instant(String text) {
      try {
        return OffsetDateTime.parse(text.strip()).toInstant();
      } catch (DateTimeException e) {
        return Instant.MIN;
      }
    }
  }
}
