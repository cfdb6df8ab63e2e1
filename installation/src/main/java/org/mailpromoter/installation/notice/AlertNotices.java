package org.mailpromoter.installation.notice;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.UndeliveredAlert;
import org.mailpromoter.deployment.NoticesDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;

/**
 * Mails alerts. They wait in the outbox of alerts like those for sinks; a mail takes all that wait,
 * and is named after the first and the last of them. If the process dies before it notes that they
 * are done, the mail is found by these numbers.
 */
final class AlertNotices {
  /** What belongs together is raised within minutes. */
  private static final Duration TOGETHER = Duration.ofMinutes(2);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST = 1_000;
  private static final Set<Phase> WAITING =
      EnumSet.of(Phase.PENDING_SEND, Phase.SENDING, Phase.HANDED_OVER, Phase.HELD);

  private final OpenInstallation open;
  private final NoticesDeployment notices;
  private final NoticeDesk desk;
  private final ConsoleLink console;
  private final AlertOutbox outbox;
  private @Nullable OutgoingMail last;

  AlertNotices(
      OpenInstallation open, NoticesDeployment notices, NoticeDesk desk, ConsoleLink console) {
    this.open = open;
    this.notices = notices;
    this.desk = desk;
    this.console = console;
    this.outbox = open.storage().alertOutbox();
  }

  void due(Instant now) throws RefusedException, IOException {
    Optional<UndeliveredAlert> next = outbox.next(NoticesDeployment.ALERTS, now, now.plus(HOUR));
    if (next.isPresent() && !isYoung(next.get().event().alert(), now) && !isLastOneWaiting()) {
      mail(outbox.waiting(NoticesDeployment.ALERTS, MOST), now);
    }
  }

  private static boolean isYoung(Alert alert, Instant now) {
    return !alert.at().isAfter(now) && alert.at().plus(TOGETHER).isAfter(now);
  }

  /** While mails cannot leave, one of them is enough. */
  private boolean isLastOneWaiting() {
    return Optional.ofNullable(last)
        .flatMap(mail -> open.storage().outgoingStore().find(mail.id()))
        .filter(mail -> WAITING.contains(mail.state().phase()))
        .isPresent();
  }

  private void mail(List<AlertEvent> batch, Instant now) throws RefusedException, IOException {
    Optional<Long> known = lastOfKnownMail(batch);
    if (known.isPresent()) {
      rest(known.get(), now);
      return;
    }
    long end = number(batch, batch.size() - 1);
    WorthTelling worth = WorthTelling.now(open, desk.sender().mailbox().id());
    List<Alert> alerts = batch.stream().map(AlertEvent::alert).filter(worth::isTold).toList();
    if (alerts.isEmpty()) {
      outbox.settle(NoticesDeployment.ALERTS, end, Settlement.delivered(1));
      return;
    }
    last =
        desk.write(
            key(batch, batch.size() - 1),
            NoticeDesk.to(notices.alertsTo()),
            AlertText.of(alerts, console));
    rest(end, now);
  }

  /** A process that is gone may have mailed alerts without noting it, perhaps not all of these. */
  private Optional<Long> lastOfKnownMail(List<AlertEvent> batch) {
    for (int i = batch.size() - 1; i >= 0; i--) {
      if (desk.written(key(batch, i)).isPresent()) {
        return Optional.of(number(batch, i));
      }
    }
    return Optional.empty();
  }

  private static String key(List<AlertEvent> batch, int end) {
    return "alerts " + number(batch, 0) + "-" + number(batch, end);
  }

  private static long number(List<AlertEvent> batch, int index) {
    return batch.get(index).id().number();
  }

  /** Notes in one step that alerts are done, and that the next mail has to wait. */
  private void rest(long done, Instant now) {
    Instant until = now.plus(HOUR.dividedBy(notices.alertsPerHour()));
    outbox.settle(NoticesDeployment.ALERTS, done + 1, Settlement.postponed(0, until, ""));
  }
}
