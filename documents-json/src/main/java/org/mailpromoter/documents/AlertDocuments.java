package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.activity.json.AlertJson;
import org.mailpromoter.core.health.Alert;
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

  private static Members told(Alerts.Told told) {
    return alert(told.alert())
        .with("course", told.alert().course())
        .with("standing", told.standing());
  }

  /** An alert with its time. */
  static Members alert(Alert alert) {
    return Members.of("at", alert.at()).and(AlertJson.of(alert));
  }
}
