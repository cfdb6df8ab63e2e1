package org.mailpromoter.exchange.stub.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The message digest MD4 (RFC 1320), which NTLM still hashes passwords with. */
final class Md4 {
  private static final int BLOCK = 64;
  private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
  private static final int[] ADDED = {0, 0x5a827999, 0x6ed9eba1};
  private static final int[] THIRD = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

  private Md4() {}

  static byte[] digest(byte[] message) {
    int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    ByteBuffer padded = padded(message);
    int[] words = new int[BLOCK / Integer.BYTES];
    while (padded.hasRemaining()) {
      for (int each = 0; each < words.length; each++) {
        words[each] = padded.getInt();
      }
      block(state, words);
    }
    ByteBuffer out = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (int each : state) {
      out.putInt(each);
    }
    return out.array();
  }

  private static ByteBuffer padded(byte[] message) {
    int blocks = (message.length + 8) / BLOCK + 1;
    ByteBuffer out = ByteBuffer.allocate(blocks * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    out.put(message).put((byte) 0x80);
    out.putLong(blocks * BLOCK - Long.BYTES, message.length * 8L);
    return out.rewind();
  }

  private static void block(int[] state, int[] words) {
    int[] v = state.clone();
    for (int step = 0; step < 48; step++) {
      int round = step / 16;
      int within = step % 16;
      int sum = v[0] + mixed(round, v[1], v[2], v[3]) + words[word(round, within)] + ADDED[round];
      int rotated = Integer.rotateLeft(sum, SHIFTS[round][within % 4]);
      v = new int[] {v[3], rotated, v[1], v[2]};
    }
    for (int each = 0; each < state.length; each++) {
      state[each] += v[each];
    }
  }

  private static int mixed(int round, int b, int c, int d) {
    return switch (round) {
      case 0 -> (b & c) | (~b & d);
      case 1 -> (b & c) | (b & d) | (c & d);
      default -> b ^ c ^ d;
    };
  }

  private static int word(int round, int step) {
    return switch (round) {
      case 0 -> step;
      case 1 -> step % 4 * 4 + step / 4;
      default -> THIRD[step];
    };
  }
}
