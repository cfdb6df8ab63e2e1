package org.mailpromoter.core.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/**
 * A mail that a person answers or passes on.
 *
 * @param activity what is kept of it, with its body
 * @param header its header; empty if that is no longer kept
 * @param chain the ids of the mails of its conversation before it, the first one first
 * @since 0.1
 */
public record OriginalMail(
    EmailActivity activity, Optional<Envelope> header, List<MessageId> chain) {
  /** Copies the list. */
  public OriginalMail {
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(header, "header");
    chain = List.copyOf(chain);
  }
}
