package org.mailpromoter.core.sending;

import java.util.List;
import java.util.Objects;

/**
 * To whom one try goes.
 *
 * @param id the envelope id (RFC 3461, 4.4), which delivery reports name; printable ASCII without
 *     spaces, at most {@value #LONGEST_ID} characters
 * @param sender where delivery reports go: the address of the mailbox
 * @param recipients those who still need the mail, at least one, each once
 * @since 0.1
 */
public record SubmissionEnvelope(
    String id, EnvelopeAddress sender, List<EnvelopeAddress> recipients) {
  /** RFC 3461, 4.4. */
  public static final int LONGEST_ID = 100;

  /**
   * @throws IllegalArgumentException if the id is none, or there is no recipient, or one twice
   */
  public SubmissionEnvelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sender, "sender");
    recipients = List.copyOf(recipients);
    boolean fits = !id.isEmpty() && id.length() <= LONGEST_ID;
    if (!fits || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("not an envelope id: '" + id + "'");
    }
    if (recipients.isEmpty() || recipients.stream().distinct().count() < recipients.size()) {
      throw new IllegalArgumentException("each recipient is named once: " + recipients);
    }
  }

  /** Whether only a server that offers SMTPUTF8 (RFC 6531) takes it. */
  public boolean needsUtf8() {
    return sender.needsUtf8() || recipients.stream().anyMatch(EnvelopeAddress::needsUtf8);
  }
}
