package org.mailpromoter.core.draft;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.sending.MailKind;

/**
 * What a list shows of a draft.
 *
 * @param id its number
 * @param version counts its changes, from 1
 * @param kind how it relates to another mail
 * @param subject its subject
 * @param recipients to whom it is to be sent
 * @param changed when it was changed last
 * @since 0.1
 */
public record DraftSummary(
    DraftId id,
    long version,
    MailKind kind,
    String subject,
    List<DraftRecipient> recipients,
    Instant changed) {
  /** Copies the list. */
  public DraftSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(changed, "changed");
  }
}
