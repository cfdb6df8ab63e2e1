package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.SendEvent;

/**
 * Something that happens to a mail.
 *
 * @param mail the mail
 * @param event what happens
 * @since 0.1
 */
public record OutgoingChange(OutgoingId mail, SendEvent event) {
  /** Rejects nulls. */
  public OutgoingChange {
    Objects.requireNonNull(mail, "mail");
    Objects.requireNonNull(event, "event");
  }
}
