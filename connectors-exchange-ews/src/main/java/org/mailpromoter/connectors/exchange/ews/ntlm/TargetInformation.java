package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a server reports about itself, and what a client adds (AV_PAIR, MS-NLMP 2.2.2.1). */
final class TargetInformation {
  private static final int FLAGS = 6;
  private static final int TIMESTAMP = 7;
  private static final int TARGET_NAME = 9;
  private static final int CHANNEL_BINDINGS = 10;
  private static final int HAS_MIC = 2;

  private final Map<Integer, byte[]> pairs;

  private TargetInformation(Map<Integer, byte[]> pairs) {
    this.pairs = pairs;
  }

  /** Reads pairs; truncated pairs are left out. */
  static TargetInformation read(byte[] bytes) {
    Map<Integer, byte[]> pairs = new TreeMap<>();
    int at = 0;
    while (at + 4 <= bytes.length) {
      int id = LittleEndian.shortNumber(bytes, at);
      int length = LittleEndian.shortNumber(bytes, at + 2);
      if (id == 0 || at + 4 + length > bytes.length) {
        break;
      }
      pairs.put(id, Arrays.copyOfRange(bytes, at + 4, at + 4 + length));
      at += 4 + length;
    }
    return new TargetInformation(pairs);
  }

  /** The server's time in ticks; a server that sends it requires a MIC. */
  Optional<byte[]> timestamp() {
    return Optional.ofNullable(pairs.get(TIMESTAMP)).filter(ticks -> ticks.length == 8);
  }

  /** The pairs with the client's statement about the target server (extended protection). */
  byte[] answered(Target target) {
    Map<Integer, byte[]> all = new TreeMap<>(pairs);
    if (timestamp().isPresent()) {
      byte[] flags = new byte[4];
      LittleEndian.put(HAS_MIC, flags, 0);
      all.put(FLAGS, flags);
    }
    all.put(TARGET_NAME, target.service().getBytes(StandardCharsets.UTF_16LE));
    all.put(CHANNEL_BINDINGS, target.channelBindings());
    return written(all);
  }

  private static byte[] written(Map<Integer, byte[]> pairs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pairs.forEach((id, value) -> pair(out, id, value));
    pair(out, 0, new byte[0]);
    return out.toByteArray();
  }

  private static void pair(ByteArrayOutputStream out, int id, byte[] value) {
    byte[] head = new byte[4];
    LittleEndian.putShort(id, head, 0);
    LittleEndian.putShort(value.length, head, 2);
    out.writeBytes(head);
    out.writeBytes(value);
  }
}
