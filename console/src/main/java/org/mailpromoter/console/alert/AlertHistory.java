package org.mailpromoter.console.alert;

import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.core.diagnosis.english.EnglishTime;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.installation.ask.Alerts;

/** The alerts about one thing: when it failed, why, and when it was well again. */
public final class AlertHistory {
  /** How many of the latest alerts pages look at. */
  public static final int LOOKED_AT = 1_000;

  private static final int MOST = 20;

  private AlertHistory() {}

  /**
   * An alert.
   *
   * @param at when
   * @param state how it is, in a word
   * @param text what happened and what to do
   */
  public record Event(Moment at, Chip state, String text) {}

  /**
   * The latest alerts, the latest first.
   *
   * @param about what they are about, in the word of the alerts
   */
  public static List<Event> of(Visit visit, String about) {
    return new Alerts(visit.open())
        .visibleTo(visit.permissions()).latest(LOOKED_AT).stream()
            .filter(each -> each.alert().about().equals(about))
            .limit(MOST)
            .map(each -> event(visit, each))
            .toList();
  }

  private static Event event(Visit visit, Alerts.Told told) {
    Alert alert = told.alert();
    return new Event(
        Moment.of(alert.at(), visit.open().now()), chip(told), EnglishTime.in(alert.text()));
  }

  /** How an alert is, in a word. */
  static Chip chip(Alerts.Told told) {
    if (told.alert().course() == Alert.Course.OVER) {
      return new Chip(Tone.YES, "works again");
    }
    if (told.standing().isPresent() && !told.lasts()) {
      return new Chip(Tone.CALM, "over");
    }
    return switch (told.alert().level()) {
      case ERROR -> new Chip(Tone.NO, "error");
      case WARNING -> new Chip(Tone.WAIT, "warning");
      case INFORMATION -> new Chip(Tone.CALM, "information");
    };
  }
}
