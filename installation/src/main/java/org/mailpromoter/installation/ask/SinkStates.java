package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Sight;

/** Waiting events of each sink: configured sinks, and former sinks with waiting events. */
public final class SinkStates {
  private final OpenInstallation open;

  /** A sink and what waits for it. Immutable. */
  public static final class State {
    private final @Nullable SinkDeployment sink;
    private final SinkBacklog backlog;

    private final Instant now;

    private State(@Nullable SinkDeployment sink, SinkBacklog backlog, Instant now) {
      this.sink = sink;
      this.backlog = backlog;
      this.now = now;
    }

    /** How it is configured; empty for a former one. */
    public Optional<SinkDeployment> sink() {
      return Optional.ofNullable(sink);
    }

    /** Its waiting events. */
    public SinkBacklog backlog() {
      return backlog;
    }

    /** Until when nothing is delivered to it; empty if that is over. */
    public Optional<Instant> pausedUntil() {
      return backlog.pausedUntil().filter(now::isBefore);
    }

    /** Whether it accepts deliveries. */
    public boolean isWell() {
      return backlog.failing() == 0 && backlog.setAside() == 0;
    }
  }

  /** The sinks of an installation. */
  public SinkStates(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** The configured sinks of an installation that has no storage, so that nothing waits. */
  static List<State> beforeTheFirst(Installation parts) {
    return states(parts, List.of());
  }

  /** Every sink, those of the configuration first. */
  public List<State> list() {
    return states(open.parts(), open.storage().outbox().backlogs());
  }

  private static List<State> states(Installation parts, Collection<SinkBacklog> waiting) {
    Map<SinkId, SinkBacklog> backlogs = new LinkedHashMap<>();
    waiting.forEach(each -> backlogs.put(each.sink(), each));
    List<State> states = new ArrayList<>();
    Instant now = parts.clock().instant();
    for (SinkDeployment sink : parts.deployment().sinks()) {
      SinkBacklog backlog = backlogs.remove(sink.id());
      states.add(new State(sink, backlog == null ? nothing(sink.id()) : backlog, now));
    }
    backlogs.values().forEach(former -> states.add(new State(null, former, now)));
    return states;
  }

  private static SinkBacklog nothing(SinkId sink) {
    return SinkBacklog.of(sink, 0, 0, 0, Optional.empty(), Optional.empty());
  }

  /** The ids of all of them. */
  public List<SinkId> ids() {
    return list().stream().map(each -> each.backlog().sink()).toList();
  }

  /** How the one with a name is. */
  public State state(String name) throws NotFoundException {
    SinkId sink = find(name);
    return list().stream()
        .filter(each -> each.backlog().sink().equals(sink))
        .findFirst()
        .orElseThrow(() -> NotFoundException.of(Kind.SINK, name));
  }

  /** The one of them with a name. */
  public SinkId find(String name) throws NotFoundException {
    List<SinkId> all = ids();
    return all.stream()
        .filter(each -> each.value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                NotFoundException.among(Kind.SINK, name, all.stream().map(SinkId::value).toList()));
  }

  /**
   * The events that sinks did not accept and that are not retried.
   *
   * @param most the maximum per sink
   * @param sees how much the caller sees of their activities
   */
  public List<Undelivered> setAside(List<SinkId> sinks, int most, Sight sees) {
    return sinks.stream()
        .flatMap(sink -> open.storage().outbox().setAside(sink, most).stream())
        .map(each -> shown(each, sees))
        .toList();
  }

  private static Undelivered shown(Undelivered undelivered, Sight sees) {
    ActivityEvent event = undelivered.event();
    return new Undelivered(
        undelivered.sink(),
        new ActivityEvent(
            event.id(),
            event.kind(),
            event.at(),
            event.conversation(),
            sees.show(event.activity())),
        undelivered.attempts(),
        undelivered.why());
  }

  /**
   * How many activities of the past a sink would be told of once more. It is as much work as
   * telling it.
   *
   * @param since from when on they were created
   */
  public int replayable(SinkId sink, Instant since) {
    return open.storage().outbox().replayable(sink, since);
  }
}
