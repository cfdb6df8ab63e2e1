package org.mailpromoter.installation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.AlertLog;
import org.mailpromoter.deployment.Deployment;

/**
 * Alerts that last. An alert about a mailbox or sink that the configuration names no more, or that
 * it disables, would last forever, because nobody looks any more whether it is over. Immutable.
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
   * What becomes of an alert that lasts.
   *
   * @param over whether a later alert says that it is over
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

  /** What becomes of an alert that lasts. */
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

  /** Says of what nobody looks at any more that it is over, so that sinks learn of it, too. */
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
            : " is not in the configuration any more.";
    return what + alert.about() + why;
  }
}
