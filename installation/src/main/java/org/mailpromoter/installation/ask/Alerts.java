package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.installation.DamageWatch;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.StandingAlerts;
import org.mailpromoter.installation.StandingAlerts.Standing;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;

/** Alerts about mailboxes, sinks and directories. */
public final class Alerts {
  /** How many of the latest alerts are looked at to find causes. */
  public static final int LOOKED_AT = 1_000;

  private final OpenInstallation open;
  private final @Nullable Permissions permissions;

  /** An alert, and what became of it. Immutable. */
  public static final class Told {
    private final Alert alert;
    private final @Nullable Standing standing;
    private final @Nullable AlertHandling handling;

    private Told(Alert alert, @Nullable Standing standing, @Nullable AlertHandling handling) {
      this.alert = alert;
      this.standing = standing;
      this.handling = handling;
    }

    /** The alert. */
    public Alert alert() {
      return alert;
    }

    /** The state of its subject; empty if it is a single event. */
    public Optional<Standing> standing() {
      return Optional.ofNullable(standing);
    }

    /** Whether the alert is still open. */
    public boolean lasts() {
      return standing == Standing.LASTS;
    }

    /** Who dealt with it, and how; empty if nobody did, or that is over. */
    public Optional<AlertHandling> handling() {
      return Optional.ofNullable(handling);
    }

    /** Whether it is open, and nobody dealt with it. */
    public boolean needsAttention() {
      return lasts() && handling == null;
    }
  }

  /**
   * Alerts about the same thing with the same cause.
   *
   * @param latest the latest of them
   * @param first when the earliest of those that were looked at was raised
   * @param count how many were raised; what lasts is raised once a day
   */
  public record Cause(Told latest, Instant first, long count) {
    /** Rejects nulls. */
    public Cause {
      Objects.requireNonNull(latest, "latest");
      Objects.requireNonNull(first, "first");
    }

    private Cause and(Told earlier) {
      return new Cause(latest, earlier.alert().at(), count + 1);
    }
  }

  /** The alerts of an installation. */
  public Alerts(OpenInstallation open) {
    this(open, null);
  }

  private Alerts(OpenInstallation open, @Nullable Permissions permissions) {
    this.open = Objects.requireNonNull(open, "open");
    this.permissions = permissions;
  }

  /** Those of them that a caller may see: all, or those about their own mailboxes. */
  public Alerts visibleTo(Permissions caller) {
    return new Alerts(open, Objects.requireNonNull(caller, "caller"));
  }

  /**
   * The cause of alerts with a name and a code.
   *
   * @throws NotFoundException if no alert has it that the caller may see
   */
  public Cause cause(AlertCause cause) throws NotFoundException {
    List<Cause> causes = causes(LOOKED_AT);
    return causes.stream()
        .filter(each -> each.latest().alert().cause().equals(cause))
        .findFirst()
        .orElseThrow(() -> missing(cause, causes));
  }

  private static NotFoundException missing(AlertCause cause, List<Cause> causes) {
    return NotFoundException.among(
            NotFoundException.Kind.ALERT,
            cause.about(),
            causes.stream().map(each -> each.latest().alert().about()).distinct().toList())
        .within(cause.code());
  }

  /**
   * The latest alerts by cause: those that last first, then the latest first. That something is
   * over is no cause.
   *
   * @param most how many alerts are looked at
   */
  public List<Cause> causes(int most) {
    Map<AlertCause, Cause> causes = new LinkedHashMap<>();
    for (Told each : latest(most)) {
      if (each.alert().course() != Alert.Course.OVER) {
        causes.merge(
            each.alert().cause(),
            new Cause(each, each.alert().at(), 1),
            (before, earlier) -> before.and(each));
      }
    }
    return causes.values().stream()
        .sorted(Comparator.comparing(each -> !each.latest().lasts()))
        .toList();
  }

  /**
   * The latest alerts, the latest first.
   *
   * @param most how many at most; the last failure that stopped the work and could not be stored
   *     comes first
   */
  public List<Told> latest(int most) {
    List<Alert> alerts = new ArrayList<>(open.storage().alertLog().latest(most));
    DamageWatch.unwritten(open.storage())
        .map(Alert::lasting)
        .ifPresent(last -> alerts.add(0, last));
    StandingAlerts standing = open.parts().standingAlerts();
    Map<AlertCause, AlertHandling> handled = handled();
    Set<String> over = new HashSet<>();
    List<Told> all = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.course() == Alert.Course.OVER) {
        over.add(alert.about());
      }
      boolean lasting = alert.course() == Alert.Course.LASTS;
      all.add(
          new Told(
              alert,
              lasting ? standing.of(alert, over.contains(alert.about())) : null,
              covering(handled.get(alert.cause()), alert)));
    }
    return all.stream().filter(each -> isVisible(each.alert())).toList();
  }

  private Map<AlertCause, AlertHandling> handled() {
    Map<AlertCause, AlertHandling> handled = new HashMap<>();
    open.storage().alertHandlings().list().forEach(each -> handled.put(each.cause(), each));
    return handled;
  }

  /**
   * What was dealt with before it was over does not cover what is raised afterwards: a cause that
   * is done comes back by itself then, and a muted one is quiet until its time.
   */
  private @Nullable AlertHandling covering(@Nullable AlertHandling handling, Alert alert) {
    return handling != null && handling.covers(alert.at(), open.now()) ? handling : null;
  }

  private boolean isVisible(Alert alert) {
    return permissions == null
        || permissions.reach(Operation.SEE_ALERTS) == Reach.ALL
        || permissions.mailboxes().stream().anyMatch(each -> each.value().equals(alert.about()));
  }
}
