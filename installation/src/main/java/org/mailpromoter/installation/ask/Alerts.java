package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.installation.DamageWatch;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.StandingAlerts;
import org.mailpromoter.installation.StandingAlerts.Standing;

/** What people should know about mailboxes, sinks and directories. */
public final class Alerts {
  private final OpenInstallation open;

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

    /** What became of what it tells of; empty where that is nothing that lasts. */
    public Optional<Standing> standing() {
      return Optional.ofNullable(standing);
    }

    /** Whether what it tells of lasts until now. */
    public boolean lasts() {
      return standing == Standing.LASTS;
    }
  }

  /** The alerts of an installation. */
  public Alerts(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * The latest alerts, the latest first.
   *
   * @param most how many at most; what stopped the work last and could not be written comes before
   */
  public List<Told> latest(int most) {
    List<Alert> alerts = new ArrayList<>(open.storage().alertLog().latest(most));
    DamageWatch.unwritten(open.storage())
        .map(Alert::lasting)
        .ifPresent(last -> alerts.add(0, last));
    StandingAlerts standing = open.parts().standingAlerts();
    Set<String> over = new HashSet<>();
    List<Told> told = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.course() == Alert.Course.OVER) {
        over.add(alert.about());
      }
      boolean lasting = alert.course() == Alert.Course.LASTS;
      told.add(new Told(alert, lasting ? standing.of(alert, over.contains(alert.about())) : null));
    }
    return told;
  }
}
