package org.mailpromoter.installation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailpromoter.core.diagnosis.english.EnglishTime;
import org.mailpromoter.core.health.Alert;

/** Alerts as a mail. */
final class AlertText {
  private static final int SHOWN = 20;
  private static final int LONGEST = 2_000;

  private AlertText() {}

  static NoticeText of(List<Alert> alerts, ConsoleLink console) {
    List<String> paragraphs = new ArrayList<>();
    if (alerts.size() > 1) {
      paragraphs.add(NoticeText.some(alerts.size(), "alert") + " of Mailpromoter:");
    }
    alerts.stream().limit(SHOWN).map(AlertText::paragraph).forEach(paragraphs::add);
    if (alerts.size() > SHOWN) {
      paragraphs.add("And " + (alerts.size() - SHOWN) + " more.");
    }
    paragraphs.add(console.line("All alerts", "/alerts"));
    return NoticeText.of(
        subject(alerts), paragraphs, "You get this mail because alerts go to this address.");
  }

  private static String subject(List<Alert> alerts) {
    if (alerts.size() == 1) {
      Alert only = alerts.get(0);
      return "Mailpromoter: " + level(only) + sentence(only);
    }
    String about =
        alerts.stream().map(Alert::about).distinct().limit(SHOWN).collect(Collectors.joining(", "));
    return "Mailpromoter: " + alerts.size() + " alerts: " + about;
  }

  private static String sentence(Alert alert) {
    String text = NoticeText.line(alert.text());
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String level(Alert alert) {
    return alert.course() == Alert.Course.OVER
        ? ""
        : alert.level().name().toLowerCase(Locale.ROOT) + ": ";
  }

  private static String paragraph(Alert alert) {
    String word = alert.course() == Alert.Course.OVER ? "over" : level(alert).replace(": ", "");
    String code = alert.code().isEmpty() ? "" : "\n" + alert.code();
    return EnglishTime.of(alert.at())
        + ", "
        + NoticeText.line(alert.about())
        + ", "
        + word
        + "\n"
        + NoticeText.cut(NoticeText.line(EnglishTime.in(alert.text())), LONGEST)
        + code;
  }
}
