package org.mailpromoter.console.mailbox;

import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.ask.Alerts;

/** The alerts about one mailbox: when it failed, why, and when it was well again. */
final class MailboxHistory {
  private static final int LOOKED_AT = 1_000;
  private static final int MOST = 20;

  private MailboxHistory() {}

  static List<MailboxPage.Event> of(Visit visit, MailboxId mailbox) {
    return new Alerts(visit.open())
        .latest(LOOKED_AT).stream()
            .filter(each -> each.alert().about().equals(mailbox.value()))
            .limit(MOST)
            .map(each -> event(visit, each))
            .toList();
  }

  private static MailboxPage.Event event(Visit visit, Alerts.Told told) {
    Alert alert = told.alert();
    return new MailboxPage.Event(
        Moment.of(alert.at(), visit.open().now()), state(told), alert.text());
  }

  private static Chip state(Alerts.Told told) {
    if (told.alert().course() == Alert.Course.OVER) {
      return new Chip(Tone.YES, "over");
    }
    if (told.standing().isPresent() && !told.lasts()) {
      return new Chip(Tone.CALM, "over since");
    }
    return switch (told.alert().level()) {
      case ERROR -> new Chip(Tone.NO, "error");
      case WARNING -> new Chip(Tone.WAIT, "warning");
      case INFORMATION -> new Chip(Tone.CALM, "information");
    };
  }
}
