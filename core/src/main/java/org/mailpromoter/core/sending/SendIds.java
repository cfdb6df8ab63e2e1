package org.mailpromoter.core.sending;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.mailpromoter.core.message.MessageId;

/**
 * Makes the Message-IDs of mail that we send: {@code mp.}, 128 random bits in base32, and the
 * domain of the sender. Whoever names one has seen the mail, so its left part is the envelope id,
 * too. As safe for several threads as its generator.
 *
 * @since 0.1
 */
public final class SendIds {
  private static final String MARK = "mp.";
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS = 128;
  private static final int BITS_OF_DIGIT = 5;

  private final RandomGenerator random;

  /**
   * Ids from a generator.
   *
   * @param random cannot be predicted, for example a {@link java.security.SecureRandom}
   */
  public SendIds(RandomGenerator random) {
    this.random = Objects.requireNonNull(random, "random");
  }

  /** A Message-ID that was never used. */
  public MessageId next(EnvelopeAddress from) {
    StringBuilder id = new StringBuilder(MARK);
    long high = random.nextLong();
    long low = random.nextLong();
    for (int bits = BITS; bits > 0; bits -= BITS_OF_DIGIT) {
      id.append(DIGITS.charAt((int) low & DIGITS.length() - 1));
      low = low >>> BITS_OF_DIGIT | high << Long.SIZE - BITS_OF_DIGIT;
      high >>>= BITS_OF_DIGIT;
    }
    return new MessageId(id.append('@').append(from.domain()).toString());
  }

  /** The envelope id of a mail with a Message-ID that was made here: its left part. */
  static String envelopeId(MessageId id) {
    String value = id.value();
    return value.substring(0, value.indexOf('@'));
  }
}
