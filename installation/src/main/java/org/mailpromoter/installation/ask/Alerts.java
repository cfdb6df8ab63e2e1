package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.installation.DamageWatch;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.StandingAlerts;
import org.mailpromoter.installation.StandingAlerts.Standing;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;

/** Alerts about mailboxes, sinks and directories. */
public final class Alerts {
  private final OpenInstallation open;
  private final @Nullable Permissions permissions;

  /** An alert, and what became of it. Immutable. */
  public static final class Told {
    private final Alert alert;
    private final @Nullable Standing standing;

    private Told(Alert alert, @Nullable Standing standing) {
      this.alert = alert;
      this.standing = standing;
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
   * The latest alerts by cause: those that last first, then the latest first. That something is
   * over is no cause.
   *
   * @param most how many alerts are looked at
   */
  public List<Cause> causes(int most) {
    Map<List<String>, Cause> causes = new LinkedHashMap<>();
    for (Told each : latest(most)) {
      if (each.alert().course() != Alert.Course.OVER) {
        causes.merge(
            List.of(each.alert().about(), each.alert().code()),
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
    Set<String> over = new HashSet<>();
    List<Told> all = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.course() == Alert.Course.OVER) {
        over.add(alert.about());
      }
      boolean lasting = alert.course() == Alert.Course.LASTS;
      all.add(new Told(alert, lasting ? standing.of(alert, over.contains(alert.about())) : null));
    }
    return all.stream().filter(each -> isVisible(each.alert())).toList();
  }

  private boolean isVisible(Alert alert) {
    return permissions == null
        || permissions.reach(Operation.SEE_ALERTS) == Reach.ALL
        || permissions.mailboxes().stream().anyMatch(each -> each.value().equals(alert.about()));
  }
}
