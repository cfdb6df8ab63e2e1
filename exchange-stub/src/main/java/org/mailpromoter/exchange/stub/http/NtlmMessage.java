package org.mailpromoter.exchange.stub.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A message of NTLMSSP (MS-NLMP 2.2.1) as bytes with fields at fixed places. */
final class NtlmMessage {
  private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TYPE = 8;

  private final byte[] bytes;

  private NtlmMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the token of a header; empty where it is not NTLMSSP. */
  static Optional<NtlmMessage> of(String token) {
    try {
      byte[] bytes = Base64.getDecoder().decode(token.strip());
      boolean signed =
          bytes.length >= TYPE + Integer.BYTES && Arrays.equals(bytes, 0, TYPE, SIGNATURE, 0, TYPE);
      return signed ? Optional.of(new NtlmMessage(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  int type() {
    return number(TYPE);
  }

  int number(int at) {
    return little(bytes).getInt(at);
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What a field of length, capacity and offset points to. */
  byte[] payload(int at) {
    int length = Short.toUnsignedInt(little(bytes).getShort(at));
    int offset = number(at + 4);
    if (offset < 0 || offset + length > bytes.length) {
      throw new BufferUnderflowException();
    }
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  String text(int at) {
    return new String(payload(at), StandardCharsets.UTF_16LE);
  }

  /** The message with zeros in a place. */
  byte[] without(int from, int to) {
    byte[] copy = bytes();
    Arrays.fill(copy, from, to, (byte) 0);
    return copy;
  }
}
