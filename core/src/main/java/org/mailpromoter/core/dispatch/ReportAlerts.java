package org.mailpromoter.core.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendState;

/**
 * Tells people about mail that was sent and that, as delivery reports say, cannot be delivered.
 * What is known already is not told again. Used by one thread.
 *
 * @since 0.1
 */
public final class ReportAlerts {
  /** Reports make no mail due, so the schedule is never asked. */
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);

  private final Instant now;
  private final Map<OutgoingId, SendState> states = new HashMap<>();

  /** Alerts of this time. */
  public ReportAlerts(Instant now) {
    this.now = Objects.requireNonNull(now, "now");
  }

  /**
   * The alerts about a mail.
   *
   * @param mail the mail before any of the reports
   * @param events what a report says about it
   */
  public List<Alert> about(OutgoingMail mail, List<SendEvent> events) {
    List<Alert> alerts = new ArrayList<>();
    for (SendEvent event : events) {
      SendState before = states.getOrDefault(mail.id(), mail.state());
      SendState after = PROCESS.after(before, event, now).next().orElse(before);
      states.put(mail.id(), after);
      boolean isNews = !after.recipients().equals(before.recipients());
      if (isNews
          && event instanceof SendEvent.Reported reported
          && reported.state() == RecipientState.UNDELIVERED) {
        alerts.add(alert(mail, reported));
      }
    }
    return alerts;
  }

  private Alert alert(OutgoingMail mail, SendEvent.Reported reported) {
    String why = reported.words().isEmpty() ? "" : " (" + reported.words() + ")";
    String text =
        "Outgoing mail "
            + mail.id()
            + ": it cannot be delivered to "
            + reported.recipient()
            + why
            + ". "
            + SendingError.UNDELIVERED.remedy();
    return new Alert(Alert.Level.ERROR, now, mail.mailbox(), SendingError.UNDELIVERED.id(), text);
  }
}
