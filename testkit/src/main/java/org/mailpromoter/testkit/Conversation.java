package org.mailpromoter.testkit;

import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

/**
 * Two messages of which the later one belongs to the conversation of the earlier one.
 *
 * @param earlier is an activity already
 * @param later arrives
 * @since 0.1
 */
public record Conversation(Envelope earlier, Envelope later) {
  /** Rejects nulls. */
  public Conversation {
    Objects.requireNonNull(earlier, "earlier");
    Objects.requireNonNull(later, "later");
  }

  /** A conversation of two mails. */
  public static Conversation of(MailBuilder earlier, MailBuilder later) {
    return new Conversation(parsed(earlier.bytes()), parsed(later.bytes()));
  }

  /**
   * The same for a strategy that asks for headers.
   *
   * @param headers what the strategy asks for
   */
  public static Conversation of(MailBuilder earlier, MailBuilder later, Set<String> headers) {
    EnvelopeParser parser = new EnvelopeParser(MessageLimits.DEFAULT, headers);
    return new Conversation(parser.parse(earlier.bytes()), parser.parse(later.bytes()));
  }

  static Envelope parsed(byte[] message) {
    return new EnvelopeParser(MessageLimits.DEFAULT).parse(message);
  }
}
