package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.Settlement.State;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;

/** The outbox of an {@link InMemoryActivityStore}. Thread-safe. */
final class InMemoryOutbox implements Outbox {
  private static final String INSTALLATION = "memory";

  /** About how many bytes a party takes. */
  private static final int OF_PARTY = 300;

  /** What happened, and the activity that it happened to. */
  private record Happened(ActivityEvent.Kind kind, Instant at, ActivityId activity) {}

  /** The delivery state of an event for a sink, with its time. */
  private record Standing(State state, int attempts, Instant at, String why) {
    static final Standing NEW = new Standing(State.PENDING, 0, Instant.MIN, "");

    boolean isPending() {
      return state == State.PENDING;
    }

    boolean waits() {
      return isPending() && at.isAfter(Instant.MIN);
    }

    Standing notAfter(Instant latest) {
      return waits() ? new Standing(state, attempts, earlier(at, latest), why) : this;
    }

    Standing dueAgain() {
      return new Standing(State.PENDING, 0, Instant.MIN, why);
    }
  }

  private static final class Sink {
    private final TreeMap<Long, Standing> events = new TreeMap<>();
    private Instant pausedUntil = Instant.MIN;

    long count(Predicate<Standing> which) {
      return events.values().stream().filter(which).count();
    }
  }

  private final Object lock;
  private final InMemoryActivities activities;
  private final Set<SinkId> subscribed = new TreeSet<>();
  private final Map<SinkId, Sink> sinks = new TreeMap<>();
  private final Map<Long, Happened> events = new TreeMap<>();
  private long last;

  InMemoryOutbox(Object lock, InMemoryActivities activities) {
    this.lock = lock;
    this.activities = activities;
  }

  @Override
  public void subscribe(Set<SinkId> names) {
    synchronized (lock) {
      subscribed.clear();
      subscribed.addAll(names);
      names.forEach(this::sink);
    }
  }

  /** Called by the store, which holds its lock. */
  void write(ActivityEvent.Kind kind, Collection<ActivityId> changed, Instant at) {
    if (!subscribed.isEmpty()) {
      for (ActivityId activity : new TreeSet<>(changed)) {
        write(new Happened(kind, at, activity), subscribed);
      }
    }
  }

  private void write(Happened event, Set<SinkId> to) {
    long number = ++last;
    events.put(number, event);
    to.forEach(each -> sink(each).events.put(number, Standing.NEW));
  }

  private Sink sink(SinkId id) {
    return sinks.computeIfAbsent(id, unused -> new Sink());
  }

  @Override
  public List<Undelivered> due(SinkId sink, Instant now, int limit) {
    synchronized (lock) {
      Set<ActivityId> held = new HashSet<>();
      List<Undelivered> due = new ArrayList<>();
      if (sink(sink).pausedUntil.isAfter(now)) {
        return due;
      }
      sink(sink)
          .events
          .forEach(
              (number, standing) -> {
                if (standing.isPending()) {
                  Undelivered each = undelivered(sink, number, standing);
                  ActivityId conversation = each.event().conversation();
                  if (standing.at().isAfter(now)) {
                    held.add(conversation);
                  } else if (!held.contains(conversation) && due.size() < limit) {
                    due.add(each);
                  }
                }
              });
      return piece(due);
    }
  }

  /** OB-8. */
  private static List<Undelivered> piece(List<Undelivered> due) {
    long bytes = 0;
    int count = 0;
    for (Undelivered each : due) {
      bytes += weight(each.event().activity());
      if (count > 0 && bytes > PIECE) {
        break;
      }
      count++;
    }
    return due.subList(0, count);
  }

  private static long weight(EmailActivity activity) {
    long text = (long) activity.body().text().length() + activity.body().html().length();
    return text + (long) OF_PARTY * activity.parties().size();
  }

  /** What every sink's events point to. */
  private Happened happened(long number) {
    return Objects.requireNonNull(events.get(number), "event");
  }

  private Undelivered undelivered(SinkId sink, long number, Standing standing) {
    Happened event = happened(number);
    EmailActivity activity = activities.get(event.activity());
    return new Undelivered(
        sink,
        new ActivityEvent(
            new EventId(INSTALLATION, number),
            event.kind(),
            event.at(),
            conversation(activity),
            activity),
        standing.attempts(),
        standing.why());
  }

  private ActivityId conversation(EmailActivity activity) {
    Set<ActivityId> seen = new TreeSet<>();
    EmailActivity each = activity;
    while (seen.add(each.id()) && each.correlatedActivity().isPresent()) {
      each = activities.get(each.correlatedActivity().get());
    }
    return each.correlatedActivity().isEmpty() ? each.id() : seen.iterator().next();
  }

  @Override
  public void settle(SinkId sink, long number, Settlement settlement, Instant now) {
    Standing standing =
        new Standing(
            settlement.state(),
            settlement.attempts(),
            settlement.next().orElse(now),
            settlement.why());
    synchronized (lock) {
      sink(sink).events.computeIfPresent(number, (same, former) -> standing);
    }
  }

  @Override
  public void pause(SinkId sink, Instant until) {
    synchronized (lock) {
      sink(sink).pausedUntil = until;
    }
  }

  @Override
  public void hasten(SinkId sink, Instant latest) {
    synchronized (lock) {
      Sink waiting = sink(sink);
      waiting.pausedUntil = earlier(waiting.pausedUntil, latest);
      waiting.events.replaceAll((number, standing) -> standing.notAfter(latest));
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public List<SinkBacklog> backlogs() {
    synchronized (lock) {
      List<SinkBacklog> backlogs = new ArrayList<>();
      sinks.forEach(
          (id, sink) -> {
            if (subscribed.contains(id) || sink.count(s -> s.state() != State.DELIVERED) > 0) {
              backlogs.add(backlog(id, sink));
            }
          });
      return backlogs;
    }
  }

  private SinkBacklog backlog(SinkId id, Sink sink) {
    Optional<Instant> oldest =
        sink.events.entrySet().stream()
            .filter(each -> each.getValue().isPending())
            .map(each -> happened(each.getKey()).at())
            .findFirst();
    return SinkBacklog.of(
        id,
        sink.count(Standing::isPending),
        sink.count(Standing::waits),
        sink.count(each -> each.state() == State.SET_ASIDE),
        oldest,
        Optional.of(sink.pausedUntil).filter(Instant.MIN::isBefore));
  }

  @Override
  public List<Undelivered> setAside(SinkId sink, int limit) {
    synchronized (lock) {
      return sink(sink).events.entrySet().stream()
          .filter(each -> each.getValue().state() == State.SET_ASIDE)
          .limit(limit)
          .map(each -> undelivered(sink, each.getKey(), each.getValue()))
          .toList();
    }
  }

  @Override
  public int retry(SinkId sink) {
    synchronized (lock) {
      sink(sink).pausedUntil = Instant.MIN;
      return List.copyOf(sink(sink).events.keySet()).stream()
          .mapToInt(number -> retry(sink, number))
          .sum();
    }
  }

  @Override
  public int retry(SinkId sink, long number) {
    synchronized (lock) {
      Standing standing = sink(sink).events.get(number);
      if (standing == null || !(standing.state() == State.SET_ASIDE || standing.waits())) {
        return 0;
      }
      sink(sink).pausedUntil = Instant.MIN;
      sink(sink).events.put(number, standing.dueAgain());
      return 1;
    }
  }

  @Override
  public int replay(SinkId sink, Instant since, Instant now) {
    synchronized (lock) {
      List<ActivityId> replayed = replayed(sink, since);
      for (ActivityId each : replayed) {
        write(new Happened(ActivityEvent.Kind.CREATED, now, each), Set.of(sink));
      }
      return replayed.size();
    }
  }

  @Override
  public int replayable(SinkId sink, Instant since) {
    synchronized (lock) {
      return replayed(sink, since).size();
    }
  }

  private List<ActivityId> replayed(SinkId sink, Instant since) {
    Set<ActivityId> waiting = new HashSet<>();
    sink(sink)
        .events
        .forEach(
            (number, standing) -> {
              if (standing.isPending()) {
                waiting.add(happened(number).activity());
              }
            });
    return activities
        .all()
        .filter(a -> !a.createdAt().isBefore(since) && !waiting.contains(a.id()))
        .map(EmailActivity::id)
        .sorted()
        .toList();
  }

  @Override
  public int deleteDelivered(SinkId sink, Instant before) {
    synchronized (lock) {
      int all = sink(sink).events.size();
      sink(sink)
          .events
          .values()
          .removeIf(each -> each.state() == State.DELIVERED && each.at().isBefore(before));
      return all - sink(sink).events.size();
    }
  }
}
