package org.mailpromoter.connectors.exchange.ews.ntlm;

/**
 * MD4 (RFC 1320), which Java leaves out for good reason: it is broken. NTLM hashes passwords with
 * it all the same, and nothing else here uses it.
 */
final class Md4 {
  private static final int ROUND_2 = 0x5a827999;
  private static final int ROUND_3 = 0x6ed9eba1;

  private int a = 0x67452301;
  private int b = 0xefcdab89;
  private int c = 0x98badcfe;
  private int d = 0x10325476;

  private Md4() {}

  static byte[] of(byte[] message) {
    Md4 digest = new Md4();
    byte[] padded = padded(message);
    int[] x = new int[16];
    for (int block = 0; block < padded.length; block += 64) {
      for (int word = 0; word < x.length; word++) {
        x[word] = LittleEndian.number(padded, block + 4 * word);
      }
      digest.take(x);
    }
    byte[] out = new byte[16];
    LittleEndian.put(digest.a, out, 0);
    LittleEndian.put(digest.b, out, 4);
    LittleEndian.put(digest.c, out, 8);
    LittleEndian.put(digest.d, out, 12);
    return out;
  }

  private static byte[] padded(byte[] message) {
    byte[] padded = new byte[(message.length + 72) / 64 * 64];
    System.arraycopy(message, 0, padded, 0, message.length);
    padded[message.length] = (byte) 0x80;
    LittleEndian.put(message.length << 3, padded, padded.length - 8);
    LittleEndian.put(message.length >>> 29, padded, padded.length - 4);
    return padded;
  }

  private void take(int[] x) {
    int[] before = {a, b, c, d};
    for (int i = 0; i < 16; i += 4) {
      a = first(a, b, c, d, x[i], 3);
      d = first(d, a, b, c, x[i + 1], 7);
      c = first(c, d, a, b, x[i + 2], 11);
      b = first(b, c, d, a, x[i + 3], 19);
    }
    for (int i = 0; i < 4; i++) {
      a = second(a, b, c, d, x[i], 3);
      d = second(d, a, b, c, x[i + 4], 5);
      c = second(c, d, a, b, x[i + 8], 9);
      b = second(b, c, d, a, x[i + 12], 13);
    }
    for (int i : new int[] {0, 2, 1, 3}) {
      a = third(a, b, c, d, x[i], 3);
      d = third(d, a, b, c, x[i + 8], 9);
      c = third(c, d, a, b, x[i + 4], 11);
      b = third(b, c, d, a, x[i + 12], 15);
    }
    a += before[0];
    b += before[1];
    c += before[2];
    d += before[3];
  }

  private static int first(int a, int b, int c, int d, int x, int turn) {
    return Integer.rotateLeft(a + (d ^ (b & (c ^ d))) + x, turn);
  }

  private static int second(int a, int b, int c, int d, int x, int turn) {
    return Integer.rotateLeft(a + ((b & c) | (d & (b | c))) + x + ROUND_2, turn);
  }

  private static int third(int a, int b, int c, int d, int x, int turn) {
    return Integer.rotateLeft(a + (b ^ c ^ d) + x + ROUND_3, turn);
  }
}
