package org.mailpromoter.installation.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.core.store.AlertHandling.Kind;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.permission.Operation;

/** Deals with causes of alerts, so that they need no attention. */
public final class AlertHandlings {
  /** For so long a cause can be muted: nobody remembers what is muted forever. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final OpenInstallation open;

  /** The alerts of an installation. */
  public AlertHandlings(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Marks a cause as done. It needs attention again as soon as it is raised again.
   *
   * @return the cause as it is now
   * @throws NotFoundException if no alert has the cause
   */
  public Alerts.Cause done(Requester by, AlertCause cause) throws NotFoundException {
    return audited(by, cause, "done").run(entry -> put(entry, by, cause, Kind.DONE, raised(cause)));
  }

  /**
   * Mutes a cause. It needs attention again when the time has passed.
   *
   * @return the cause as it is now
   * @throws NotFoundException if no alert has the cause
   * @throws RefusedException if the time is past, or more than a year away
   */
  public Alerts.Cause mute(Requester by, AlertCause cause, Instant until)
      throws NotFoundException, RefusedException {
    return audited(by, cause, "muted until " + until)
        .<Alerts.Cause, NotFoundException, RefusedException, RuntimeException>run(
            entry -> {
              Instant now = open.now();
              if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
                throw new RefusedException(Why.MUTED_UNTIL, LONGEST.toDays());
              }
              raised(cause);
              return put(entry, by, cause, Kind.MUTED, until);
            });
  }

  /**
   * Takes back that a cause is done or muted.
   *
   * @return the cause as it is now
   * @throws NotFoundException if no alert has the cause
   */
  public Alerts.Cause reopen(Requester by, AlertCause cause) throws NotFoundException {
    return audited(by, cause, "open")
        .run(
            entry -> {
              entry.unchangedIf(present(cause).isEmpty());
              open.storage().alertHandlings().remove(cause);
              return new Alerts(open).cause(cause);
            });
  }

  private Audited audited(Requester by, AlertCause cause, String after) {
    return Audited.of(open, by, Operation.HANDLE_ALERTS, object(cause))
        .concerning(owner(cause))
        .from(before(cause))
        .to(after);
  }

  private static String object(AlertCause cause) {
    return "alert about " + cause.about() + (cause.code().isEmpty() ? "" : ", " + cause.code());
  }

  private Optional<RecordId> owner(AlertCause cause) {
    return open.parts().deployment().mailboxes().stream()
        .filter(each -> each.id().value().equals(cause.about()))
        .findFirst()
        .map(MailboxDeployment::policy)
        .flatMap(each -> each.owner());
  }

  private String before(AlertCause cause) {
    return present(cause).map(AlertHandling::kind).map(EnumWords::of).orElse("open");
  }

  private Optional<AlertHandling> present(AlertCause cause) {
    return open.storage().alertHandlings().list().stream()
        .filter(each -> each.cause().equals(cause))
        .findFirst();
  }

  private Instant raised(AlertCause cause) throws NotFoundException {
    return new Alerts(open).cause(cause).latest().alert().at();
  }

  private Alerts.Cause put(Audited entry, Requester by, AlertCause cause, Kind kind, Instant until)
      throws NotFoundException {
    boolean same =
        present(cause)
            .filter(each -> each.kind() == kind && each.until().equals(until))
            .isPresent();
    if (!same) {
      open.storage()
          .alertHandlings()
          .put(new AlertHandling(cause, kind, until, by.actor(), open.now()));
    }
    entry.unchangedIf(same);
    return new Alerts(open).cause(cause);
  }
}
