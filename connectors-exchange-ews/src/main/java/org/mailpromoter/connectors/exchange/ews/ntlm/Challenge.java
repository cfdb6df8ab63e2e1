package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.util.Arrays;
import java.util.Optional;

/** A server's challenge (CHALLENGE_MESSAGE, MS-NLMP 2.2.1.2). Immutable. */
final class Challenge {
  private static final int HEAD = 48;
  private static final int FLAGS = 20;
  private static final int NONCE = 24;
  private static final int TARGET = 40;

  private final byte[] bytes;
  private final TargetInformation target;

  private Challenge(byte[] bytes, TargetInformation target) {
    this.bytes = bytes;
    this.target = target;
  }

  /** Reads one; empty where it is none. */
  static Optional<Challenge> read(byte[] bytes) {
    if (!NtlmMessage.is(2, bytes, HEAD)) {
      return Optional.empty();
    }
    int length = LittleEndian.shortNumber(bytes, TARGET);
    int offset = LittleEndian.number(bytes, TARGET + 4);
    if (offset < 0 || offset > bytes.length - length) {
      return Optional.empty();
    }
    TargetInformation target =
        TargetInformation.read(Arrays.copyOfRange(bytes, offset, offset + length));
    return Optional.of(new Challenge(bytes.clone(), target));
  }

  /** All of it. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** The negotiated flags. */
  int flags() {
    return LittleEndian.number(bytes, FLAGS);
  }

  /** The challenge to answer. */
  byte[] nonce() {
    return Arrays.copyOfRange(bytes, NONCE, NONCE + 8);
  }

  /** What the server reports about itself. */
  TargetInformation target() {
    return target;
  }
}
