package org.mailpromoter.core.decision;

import org.mailpromoter.core.compact.Vocabulary;

/**
 * What the facts and traces of most messages contain: names of strategies, header fields and
 * settings, and usual values of them.
 *
 * @since 0.1
 */
public final class EvidenceWords {
  /** Stored by position: new words go to the end, and none is ever removed or moved. */
  public static final Vocabulary ALL =
      Vocabulary.of(
          "in-reply-to",
          "references",
          "signed-token",
          "tracking-token",
          "conversation-index",
          "smart-matching",
          "shared-ancestor",
          "ignore-internal-email",
          "return-path",
          "delivered-to",
          "INBOX",
          "mailpromoter.yaml",
          "content-type",
          "list-id",
          "precedence",
          "authentication-results",
          "auto-submitted",
          "x-original-to",
          "x-auto-response-suppress",
          "In-Reply-To",
          "References",
          "Subject",
          "Thread-Index",
          "use-smart-matching",
          "use-shared-ancestors",
          "use-correlation",
          "list",
          "bulk",
          "syncing-mailbox-only",
          "internal-email-needs-sent-copy",
          "auto-generated",
          "auto-replied",
          "Sent",
          "Archive",
          "auto-reply",
          "junk",
          "x-precedence",
          "content-class",
          "x-autoreply",
          "use-tracking-tokens",
          "stranger-in-conversation",
          "failed-authentication",
          "auto-track-sent-items",
          "text/plain; charset=utf-8",
          "text/plain; charset=UTF-8",
          "text/html; charset=utf-8",
          "text/html; charset=UTF-8",
          "multipart/mixed",
          "OOF, AutoReply",
          "All",
          "only-approved-mailboxes",
          "watermark",
          "do-not-ignore-internal-email-to-queues");

  private EvidenceWords() {}
}
