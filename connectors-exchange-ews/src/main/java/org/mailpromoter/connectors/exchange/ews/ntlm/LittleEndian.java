package org.mailpromoter.connectors.exchange.ews.ntlm;

/** Numbers as NTLM writes them: the lowest byte first. */
final class LittleEndian {
  private LittleEndian() {}

  static int number(byte[] bytes, int at) {
    return shortNumber(bytes, at) | shortNumber(bytes, at + 2) << 16;
  }

  static int shortNumber(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  static void put(int number, byte[] bytes, int at) {
    putShort(number, bytes, at);
    putShort(number >>> 16, bytes, at + 2);
  }

  static void putShort(int number, byte[] bytes, int at) {
    bytes[at] = (byte) number;
    bytes[at + 1] = (byte) (number >>> 8);
  }

  static byte[] longNumber(long number) {
    byte[] bytes = new byte[8];
    put((int) number, bytes, 0);
    put((int) (number >>> 32), bytes, 4);
    return bytes;
  }
}
