package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Produces the client's messages: the login request and the answer to a challenge. NTLMv2 only; the
 * password is only used in keyed hashes. Thread-safe where the generator is.
 */
public final class NtlmClient {
  private static final int KEY_EXCHANGE = 0x40000000;
  private static final int WANTED =
      0x00000001 // Unicode
          | 0x00000004 // the name of the target
          | 0x00000010 // integrity, without which Windows gives no key to sign with
          | 0x00000200 // NTLM
          | 0x00008000 // always sign
          | 0x00080000 // extended session security
          | 0x00800000 // target information
          | 0x20000000 // 128 bits
          | KEY_EXCHANGE
          | 0x80000000; // 56 bits

  /**
   * With an empty Version, which MS-NLMP 2.2.1.1 makes a part of the message; strict servers ask.
   */
  private static final int NEGOTIATE_HEAD = 40;

  private static final int AUTHENTICATE_HEAD = 88;
  private static final int MIC = 72;
  private static final long SECONDS_TO_1970 = 11_644_473_600L;

  private final NtlmUser user;
  private final Clock clock;
  private final RandomGenerator random;

  /** A client for a login; the generator must be cryptographically secure. */
  public NtlmClient(NtlmUser user, Clock clock, RandomGenerator random) {
    this.user = user;
    this.clock = clock;
    this.random = random;
  }

  /** The request to log in (NEGOTIATE_MESSAGE, MS-NLMP 2.2.1.1). */
  public byte[] negotiate() {
    return new NtlmMessage(1, NEGOTIATE_HEAD).number(12, WANTED).bytes();
  }

  /**
   * The answer to a challenge (AUTHENTICATE_MESSAGE, MS-NLMP 2.2.1.3).
   *
   * @return empty where the challenge is none
   */
  public Optional<byte[]> answer(byte[] challenge, Target target) {
    return Challenge.read(challenge).map(asked -> answer(asked, target));
  }

  private byte[] answer(Challenge asked, Target target) {
    Optional<byte[]> serverTime = asked.target().timestamp();
    byte[] key = user.responseKey();
    byte[] nonce = random(8);
    byte[] blob =
        Responses.blob(serverTime.orElseGet(this::now), nonce, asked.target().answered(target));
    byte[] proof = Responses.proof(key, asked.nonce(), blob);
    byte[] base = Keyed.hmacMd5(key, proof);
    boolean exchanges = (asked.flags() & KEY_EXCHANGE) != 0;
    byte[] session = exchanges ? random(16) : base;
    byte[] message =
        new NtlmMessage(3, AUTHENTICATE_HEAD)
            .number(60, WANTED & asked.flags())
            .text(28, user.domain())
            .text(36, user.name())
            .text(44, "")
            .field(
                12, serverTime.isPresent() ? new byte[24] : Responses.lm(key, asked.nonce(), nonce))
            .field(20, Responses.nt(proof, blob))
            .field(52, exchanges ? Keyed.rc4(base, session) : new byte[0])
            .bytes();
    if (serverTime.isPresent()) {
      byte[] mic = Keyed.hmacMd5(session, negotiate(), asked.bytes(), message);
      System.arraycopy(mic, 0, message, MIC, mic.length);
    }
    Arrays.fill(key, (byte) 0);
    return message;
  }

  private byte[] now() {
    Instant now = clock.instant();
    return LittleEndian.longNumber(
        (now.getEpochSecond() + SECONDS_TO_1970) * 10_000_000 + now.getNano() / 100);
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
