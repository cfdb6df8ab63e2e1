package org.mailpromoter.console.setting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of the organization in the groups of Dynamics 365's Email tab. */
enum SettingGroup {
  CORRELATION(
      "Correlation",
      "use-correlation=C-10 C-70",
      "ignore-headers-for-correlation=C-10 C-40",
      "use-tracking-tokens=C-20 C-24",
      "use-correlation-gates-all-methods=C-70",
      "use-smart-matching=C-50",
      "use-shared-ancestors=",
      "heal-conversations=F-24",
      "do-not-correlate-forwards=C-12",
      "forwards-switch-covers-thread-index=C-43",
      "stranger-in-conversation=C-29",
      "failed-authentication=",
      "trusted-authentication-servers=",
      "correlation-order=C-1"),
  FILTERING(
      "Which mail is promoted",
      "forced-track-option=A-5",
      "syncing-mailbox-only=A-13",
      "mailbox-owner-is-recipient=A-10",
      "sender-options-accept-replies=A-19",
      "auto-track-sent-items=F-30",
      "restrict-protected-mail=A-23",
      "only-approved-mailboxes=A-24",
      "watermark=S-10 S-12"),
  INTERNAL(
      "Mail between users",
      "ignore-internal-email=A-30",
      "internal-email-needs-sent-copy=A-32",
      "do-not-ignore-internal-email-to-queues=A-34",
      "ignore-internal-email-from-queues=A-35"),
  ADDRESSES(
      "Addresses and records",
      "unresolve-recipient-if-ambiguous=A-14 P-21",
      "unresolve-sender-if-ambiguous=P-14",
      "resolve-inactive-records=A-16",
      "any-record-of-sender-counts=A-17",
      "create-unknown-senders=P-15",
      "inherit-regarding=C-2 F-42",
      "folder-regarding=F-3"),
  TRACKING(
      "Tracking by hand", "tracked-keywords=F-10 F-14", "untrack-when-mark-is-removed=F-10 F-20"),
  QUEUES(
      "Queues",
      "queue-items-for-recipients=P-40",
      "queue-item-for-mailbox=P-41",
      "queue-items-for-duplicates=A-42"),
  OTHER(
      "Attachments, failures, retention",
      "largest-attachment-kilobytes=P-50",
      "blocked-attachments=P-51",
      "store-attachments=P-52",
      "creation-attempts=S-40",
      "transient-error-attempts=S-32",
      "transient-error-pause-minutes=S-32",
      "transient-error-backoff=S-32",
      "alert-retention-days=S-51",
      "refused-retention-days=S-54",
      "retention-by-reason=S-54",
      "refused-evidence=S-54");

  private final String title;
  private final String rules;

  /** Keys with the rules they are about. */
  SettingGroup(String title, String... rules) {
    this.title = title;
    this.rules = String.join("\n", rules);
  }

  String title() {
    return title;
  }

  /** The group of a setting. */
  static SettingGroup of(String key) {
    return Stream.of(values()).filter(each -> each.line(key).isPresent()).findFirst().orElse(OTHER);
  }

  /** The rules of the semantics that a setting is about; empty if it has no counterpart there. */
  static String rules(String key) {
    return of(key).line(key).map(each -> each.substring(key.length() + 1)).orElse("");
  }

  /** All settings that a group names. */
  static List<String> keys() {
    return Stream.of(values())
        .flatMap(each -> each.rules.lines())
        .map(each -> each.substring(0, each.indexOf('=')))
        .toList();
  }

  private Optional<String> line(String key) {
    return rules.lines().filter(each -> each.startsWith(key + "=")).findFirst();
  }
}
