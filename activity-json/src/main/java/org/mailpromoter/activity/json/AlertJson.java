package org.mailpromoter.activity.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.health.Alert;

/** Alerts as JSON, in the same members wherever they are written. */
public final class AlertJson {
  private AlertJson() {}

  /**
   * An event: {@code id}, {@code kind} (alert-raised or alert-resolved), {@code at} and {@code
   * alert}.
   */
  public static Map<String, @Nullable Object> of(AlertEvent event) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", event.id().toString());
    members.put("kind", "alert-" + word(event.kind()));
    members.put("at", event.alert().at());
    members.put("alert", of(event.alert()));
    return members;
  }

  /** An alert: {@code level}, {@code about}, {@code code}, {@code lasts} and {@code text}. */
  public static Map<String, @Nullable Object> of(Alert alert) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("level", word(alert.level()));
    members.put("about", alert.about());
    members.put("code", alert.code().isEmpty() ? null : alert.code());
    members.put("lasts", alert.course() == Alert.Course.LASTS);
    members.put("text", alert.text());
    return members;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
