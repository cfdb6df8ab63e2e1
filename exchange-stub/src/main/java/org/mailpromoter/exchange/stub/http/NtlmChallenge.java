package org.mailpromoter.exchange.stub.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;

/** The CHALLENGE_MESSAGE of a server (MS-NLMP 2.2.1.2) and what it answers. */
final class NtlmChallenge {
  private static final int HEAD = 56;
  private static final int OFFERED =
      0x00000001 // Unicode
          | 0x00000004 // request target
          | 0x00000010 // sign
          | 0x00000200 // NTLM
          | 0x00008000 // always sign
          | 0x00010000 // the target is a domain
          | 0x00080000 // extended session security
          | 0x00800000 // target information
          | 0x20000000 // 128 bits
          | 0x40000000 // exchange of a key
          | 0x80000000; // 56 bits
  private static final int ALWAYS = 0x00810001;
  private static final long TO_1601 = 11_644_473_600L;

  private final byte[] negotiate;
  private final byte[] challenge;
  private final byte[] message;

  private NtlmChallenge(byte[] negotiate, byte[] challenge, byte[] message) {
    this.negotiate = negotiate;
    this.challenge = challenge;
    this.message = message;
  }

  static NtlmChallenge to(NtlmMessage negotiate, Instant now) {
    byte[] challenge = new byte[8];
    new SecureRandom().nextBytes(challenge);
    int flags = (negotiate.number(12) & OFFERED) | ALWAYS;
    return new NtlmChallenge(negotiate.bytes(), challenge, message(flags, challenge, now));
  }

  private static byte[] message(int flags, byte[] challenge, Instant now) {
    byte[] name = utf16("STUB");
    byte[] information = information(now);
    ByteBuffer out =
        ByteBuffer.allocate(HEAD + name.length + information.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(2);
    field(out, name.length, HEAD);
    out.putInt(flags).put(challenge).putLong(0);
    field(out, information.length, HEAD + name.length);
    out.putLong(0x0f000000_00003a0aL).put(name).put(information);
    return out.array();
  }

  private static void field(ByteBuffer out, int length, int offset) {
    out.putShort((short) length).putShort((short) length).putInt(offset);
  }

  private static byte[] information(Instant now) {
    ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    pair(out, 2, utf16("STUB"));
    pair(out, 1, utf16("EXCHANGE"));
    pair(out, 4, utf16("stub.example"));
    pair(out, 3, utf16("exchange.stub.example"));
    long ticks = (now.getEpochSecond() + TO_1601) * 10_000_000;
    pair(
        out,
        7,
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(ticks).array());
    pair(out, 0, new byte[0]);
    byte[] bytes = new byte[out.position()];
    out.rewind().get(bytes);
    return bytes;
  }

  private static void pair(ByteBuffer out, int id, byte[] value) {
    out.putShort((short) id).putShort((short) value.length).put(value);
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  byte[] message() {
    return message.clone();
  }

  byte[] challenge() {
    return challenge.clone();
  }

  byte[] negotiate() {
    return negotiate.clone();
  }
}
