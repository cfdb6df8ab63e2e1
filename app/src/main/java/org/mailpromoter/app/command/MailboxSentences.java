package org.mailpromoter.app.command;

import java.util.stream.Collectors;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.service.TroubledMailbox;

/** The results of mailboxes as sentences. */
final class MailboxSentences {
  private MailboxSentences() {}

  /** The result of a synchronization. */
  static String of(MailboxReport report) {
    return "Mailbox "
        + report.mailbox()
        + failed(report)
        + ": "
        + Words.some(report.processed(), "new message")
        + ", "
        + report.promoted()
        + " promoted"
        + also(report.decidedAgain(), "decided again")
        + also(report.recognised(), "seen before")
        + also(report.vanished(), "vanished")
        + ", "
        + Times.shown(report.elapsed())
        + ".";
  }

  private static String also(long count, String what) {
    return count == 0 ? "" : ", " + count + " " + what;
  }

  /** Names failures, because counts alone would look like a success. */
  private static String failed(MailboxReport report) {
    if (report.failures().isEmpty()) {
      return "";
    }
    String folders =
        report.failures().stream()
            .flatMap(each -> each.folder().stream())
            .map(FolderId::value)
            .collect(Collectors.joining(", "));
    return folders.isEmpty() ? " failed" : " failed in part (" + folders + ")";
  }

  /** Why a mailbox is paused, and what to do. */
  static String whyLeft(TroubledMailbox mailbox) {
    return "The mailbox "
        + mailbox.mailbox()
        + state(mailbox)
        + mailbox.failure()
        + "\nWhat to do: fix the cause. "
        + whenTried(mailbox);
  }

  private static String state(TroubledMailbox mailbox) {
    return mailbox
        .health()
        .postponedUntil()
        .map(until -> " is paused until " + Times.shown(until) + " after a failure: ")
        .orElse(" is disabled after a failure: ");
  }

  /** When a failed mailbox is retried. */
  static String whenTried(TroubledMailbox troubled) {
    MailboxId mailbox = troubled.mailbox();
    return "The mailbox "
        + mailbox
        + " is retried "
        + (troubled.isDisabled() ? "" : "automatically, " + byItself(troubled) + ", and at once ")
        + "after a change of the configuration file or its secret file, when named explicitly"
        + " (sync --mailbox "
        + mailbox
        + "), or after 'mailpromoter mailbox test "
        + mailbox
        + "' succeeds.";
  }

  private static String byItself(TroubledMailbox mailbox) {
    return mailbox
        .health()
        .postponedUntil()
        .filter(until -> mailbox.askedByServer())
        .map(until -> "after " + Times.shown(until) + " as its server requested")
        .orElseGet(() -> "at the latest every " + minutes(mailbox));
  }

  private static String minutes(TroubledMailbox mailbox) {
    long minutes = mailbox.longestPause().toMinutes();
    return minutes == 1 ? "minute" : minutes + " minutes";
  }
}
