package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;

/** What waits for each sink: those that are configured, and former ones with something waiting. */
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

    /** What waits for it. */
    public SinkBacklog backlog() {
      return backlog;
    }

    /** Until when nothing is delivered to it; empty if that is over. */
    public Optional<Instant> pausedUntil() {
      return backlog.pausedUntil().filter(now::isBefore);
    }

    /** Whether it takes what it should take. */
    public boolean isWell() {
      return backlog.failing() == 0 && backlog.setAside() == 0;
    }
  }

  /** The sinks of an installation. */
  public SinkStates(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** Every sink, those of the configuration first. */
  public List<State> list() {
    Map<SinkId, SinkBacklog> backlogs = new LinkedHashMap<>();
    open.storage().outbox().backlogs().forEach(each -> backlogs.put(each.sink(), each));
    List<State> states = new ArrayList<>();
    Instant now = open.now();
    for (SinkDeployment sink : open.parts().deployment().sinks()) {
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
   * The events that some sinks did not take and that are not tried again.
   *
   * @param most how many of each sink at most
   */
  public List<Undelivered> setAside(List<SinkId> sinks, int most) {
    return sinks.stream()
        .flatMap(sink -> open.storage().outbox().setAside(sink, most).stream())
        .toList();
  }
}
