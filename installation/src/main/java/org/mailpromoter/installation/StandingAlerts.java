package org.mailpromoter.installation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.deployment.Deployment;

/**
 * Alerts that are still open. An alert about a mailbox or sink that was removed from the
 * configuration or disabled would stay open forever, because nothing checks it any more. Immutable.
 */
public final class StandingAlerts {
  private static final String SINK = "sink ";

  private final Set<String> watched = new HashSet<>();
  private final Set<String> disabled = new HashSet<>();

  /** The alerts of an installation. */
  public StandingAlerts(Deployment deployment) {
    watched.add(DamageWatch.ABOUT);
    deployment.sinks().forEach(sink -> watched.add(SINK + sink.id()));
    deployment
        .mailboxes()
        .forEach(
            mailbox ->
                (mailbox.policy().incomingEnabled() ? watched : disabled)
                    .add(mailbox.id().value()));
  }

  /**
   * The state of an open alert.
   *
   * @param over whether a later alert closes it
   */
  public Standing of(Alert alert, boolean over) {
    Objects.requireNonNull(alert, "alert");
    if (over) {
      return Standing.RESOLVED;
    }
    if (watched.contains(alert.about())) {
      return Standing.LASTS;
    }
    return disabled.contains(alert.about()) ? Standing.DISABLED : Standing.REMOVED;
  }

  /** The state of an open alert. */
  public enum Standing {
    /** It lasts. */
    LASTS,
    /** It is over. */
    RESOLVED,
    /** It is about a mailbox that the configuration disables. */
    DISABLED,
    /** It is about something that the configuration names no more. */
    REMOVED
  }

  /** Closes alerts that nothing checks any more, so that sinks are notified. */
  void settle(AlertLog log, Instant now) {
    log.lasting().stream()
        .filter(each -> of(each, false) != Standing.LASTS)
        .map(each -> Alert.over(now, each.about(), sentence(each)))
        .forEach(log::raise);
  }

  private String sentence(Alert alert) {
    String what = alert.about().startsWith(SINK) ? "The " : "The mailbox ";
    String why =
        of(alert, false) == Standing.DISABLED
            ? " is disabled in the configuration."
            : " is no longer in the configuration.";
    return what + alert.about() + why;
  }
}
