package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lays a message out: a head with fixed places, then what its fields point to. */
final class NtlmMessage {
  private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);

  private final byte[] head;
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

  NtlmMessage(int type, int headLength) {
    this.head = Arrays.copyOf(SIGNATURE, headLength);
    LittleEndian.put(type, head, 8);
  }

  NtlmMessage number(int at, int number) {
    LittleEndian.put(number, head, at);
    return this;
  }

  NtlmMessage field(int at, byte[] value) {
    LittleEndian.putShort(value.length, head, at);
    LittleEndian.putShort(value.length, head, at + 2);
    LittleEndian.put(head.length + payload.size(), head, at + 4);
    payload.writeBytes(value);
    return this;
  }

  NtlmMessage text(int at, String value) {
    return field(at, value.getBytes(StandardCharsets.UTF_16LE));
  }

  byte[] bytes() {
    byte[] bytes = Arrays.copyOf(head, head.length + payload.size());
    System.arraycopy(payload.toByteArray(), 0, bytes, head.length, payload.size());
    return bytes;
  }

  /** Whether bytes are a message of a type. */
  static boolean is(int type, byte[] bytes, int least) {
    return bytes.length >= least
        && Arrays.equals(bytes, 0, 8, SIGNATURE, 0, 8)
        && LittleEndian.number(bytes, 8) == type;
  }
}
