package org.mailpromoter.app.command;

import java.util.stream.Collectors;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.service.TroubledMailbox;

/** How it went with a mailbox, in sentences. */
final class MailboxSentences {
  private MailboxSentences() {}

  /** What synchronizing came to. */
  static String of(MailboxReport report) {
    return "Mailbox "
        + report.mailbox()
        + failed(report)
        + ": "
        + Words.some(report.processed(), "new message")
        + ", "
        + report.promoted()
        + " promoted"
        + (report.recognised() == 0 ? "" : ", " + report.recognised() + " seen before")
        + (report.vanished() == 0 ? "" : ", " + report.vanished() + " vanished")
        + ", "
        + Times.shown(report.elapsed())
        + ".";
  }

  /** Counts alone would look like a success. */
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

  /** Why a mailbox is left alone, and what to do. */
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
        .map(until -> " is left alone until " + Times.shown(until) + ", because it failed: ")
        .orElse(" is disabled, because it failed: ");
  }

  /** When a mailbox that failed is tried again. */
  static String whenTried(TroubledMailbox troubled) {
    MailboxId mailbox = troubled.mailbox();
    return "The mailbox "
        + mailbox
        + " is tried again "
        + (troubled.isDisabled() ? "" : "by itself, " + byItself(troubled) + ", and at once ")
        + "when the configuration file or the file of its secret was changed, when it is named"
        + " (sync --mailbox "
        + mailbox
        + "), or after 'mailpromoter mailbox test "
        + mailbox
        + "' has succeeded.";
  }

  private static String byItself(TroubledMailbox mailbox) {
    return mailbox
        .health()
        .postponedUntil()
        .filter(until -> mailbox.askedByServer())
        .map(until -> "after " + Times.shown(until) + " as its server asks")
        .orElseGet(() -> "at the latest every " + minutes(mailbox));
  }

  private static String minutes(TroubledMailbox mailbox) {
    long minutes = mailbox.longestPause().toMinutes();
    return minutes == 1 ? "minute" : minutes + " minutes";
  }
}
