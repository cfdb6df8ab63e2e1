package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.activity.json.AlertJson;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.installation.ask.Alerts;

/**
 * The document about alerts, which have the same members as in the events of sinks.
 *
 * @since 0.1
 */
public final class AlertDocuments {
  private AlertDocuments() {}

  /** The latest alerts. */
  public static Document list(List<Alerts.Told> alerts) {
    return Members.of("alerts", alerts.stream().map(AlertDocuments::told).toList()).document();
  }

  /** The latest alert of a cause that somebody dealt with. */
  public static Document handled(Alerts.Cause cause) {
    return told(cause.latest()).document();
  }

  private static Members told(Alerts.Told told) {
    return alert(told.alert())
        .with("course", told.alert().course())
        .with("standing", told.standing())
        .with("handling", told.handling().map(AlertDocuments::handling));
  }

  private static Members handling(AlertHandling handling) {
    boolean muted = handling.kind() == AlertHandling.Kind.MUTED;
    return Members.of("kind", handling.kind())
        .with("muted_until", muted ? Optional.of(handling.until()) : Optional.empty())
        .with("by", Actors.of(handling.by()))
        .with("at", handling.at());
  }

  /** An alert with its time. */
  static Members alert(Alert alert) {
    return Members.of("at", alert.at()).and(AlertJson.of(alert));
  }
}
