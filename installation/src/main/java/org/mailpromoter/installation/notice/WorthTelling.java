package org.mailpromoter.installation.notice;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.installation.OpenInstallation;

/**
 * Which alerts are worth a mail: those that need somebody and that nobody has dealt with, and that
 * they are over. Immutable.
 */
final class WorthTelling {
  /** The codes of what happens to mail that goes out begin so. */
  private static final String SENDING = "sending/";

  /** How many of the latest alerts are searched for what an alert says to be over. */
  private static final int LOOKED_AT = 500;

  private final MailboxId sender;
  private final Map<AlertCause, AlertHandling> handled;
  private final List<Alert> latest;
  private final Instant now;

  private WorthTelling(
      MailboxId sender, Map<AlertCause, AlertHandling> handled, List<Alert> latest, Instant now) {
    this.sender = sender;
    this.handled = handled;
    this.latest = latest;
    this.now = now;
  }

  /**
   * As of now.
   *
   * @param sender the mailbox that sends notices; what happens to mail that it sends is not mailed
   *     through it, or a notice that fails would cause the next one
   */
  static WorthTelling now(OpenInstallation open, MailboxId sender) {
    Map<AlertCause, AlertHandling> handled = new HashMap<>();
    open.storage().alertHandlings().list().forEach(each -> handled.put(each.cause(), each));
    return new WorthTelling(
        sender, handled, open.storage().alertLog().latest(LOOKED_AT), open.now());
  }

  boolean isTold(Alert alert) {
    return alert.course() == Alert.Course.OVER ? isToldToBeOver(alert) : needsSomebody(alert);
  }

  private boolean needsSomebody(Alert alert) {
    AlertHandling handling = handled.get(alert.cause());
    boolean isOurs = alert.about().equals(sender.value()) && alert.code().startsWith(SENDING);
    return !isOurs
        && alert.level() != Alert.Level.INFORMATION
        && (handling == null || !handling.covers(alert.at(), now));
  }

  /** What was not told need not be told to be over. */
  private boolean isToldToBeOver(Alert over) {
    List<Alert> before =
        latest.stream()
            .dropWhile(each -> !each.equals(over))
            .skip(1)
            .filter(each -> each.about().equals(over.about()))
            .takeWhile(each -> each.course() != Alert.Course.OVER)
            .filter(each -> each.course() == Alert.Course.LASTS)
            .toList();
    return before.isEmpty() || before.stream().anyMatch(this::needsSomebody);
  }
}
