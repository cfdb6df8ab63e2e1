package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a server asks (CHALLENGE_MESSAGE, MS-NLMP 2.2.1.2).
 *
 * @param bytes all of it
 * @param flags what was agreed on
 * @param nonce what is to be answered
 * @param target what the server tells of itself
 */
@SuppressWarnings("ArrayRecordComponent") // read once, for one answer
record Challenge(byte[] bytes, int flags, byte[] nonce, TargetInformation target) {
  private static final int HEAD = 48;

  /** Reads one; empty where it is none. */
  static Optional<Challenge> read(byte[] bytes) {
    if (!NtlmMessage.is(2, bytes, HEAD)) {
      return Optional.empty();
    }
    int length = LittleEndian.shortNumber(bytes, 40);
    int offset = LittleEndian.number(bytes, 44);
    if (offset < 0 || offset > bytes.length - length) {
      return Optional.empty();
    }
    TargetInformation target =
        TargetInformation.read(Arrays.copyOfRange(bytes, offset, offset + length));
    byte[] nonce = Arrays.copyOfRange(bytes, 24, 32);
    return Optional.of(new Challenge(bytes, LittleEndian.number(bytes, 20), nonce, target));
  }
}
