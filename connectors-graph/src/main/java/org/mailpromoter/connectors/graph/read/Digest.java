package org.mailpromoter.connectors.graph.read;

/** Short forms of ids (FNV-1a, 64 bits): a cursor and a memory of thousands of ids stay small. */
final class Digest {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Digest() {}

  static long of(String id) {
    long hash = BASIS;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * PRIME;
    }
    return hash;
  }

  /** As text of at most 13 characters without a space. */
  static String text(String id) {
    return Long.toUnsignedString(of(id), Character.MAX_RADIX);
  }
}
