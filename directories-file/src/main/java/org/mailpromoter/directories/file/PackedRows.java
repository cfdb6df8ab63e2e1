package org.mailpromoter.directories.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * The rows of a file as {@link RowPacker} packed them, in memory or mapped into it. A row is named
 * by the place at which it begins. Thread-safe.
 */
final class PackedRows {
  private static final List<RecordKind> KINDS = List.of(RecordKind.values());

  private final ByteBuffer bytes;
  private final int rows;
  private final int addresses;
  private final boolean united;

  PackedRows(ByteBuffer bytes, int rows, int addresses, boolean united) {
    this.bytes = bytes;
    this.rows = rows;
    this.addresses = addresses;
    this.united = united;
  }

  /** The number of a kind in packed rows. */
  static int number(RecordKind kind) {
    return KINDS.indexOf(kind);
  }

  /** How many rows there are. */
  int rows() {
    return rows;
  }

  /** How many addresses they have together. */
  int addresses() {
    return addresses;
  }

  /** How many bytes they take. */
  int size() {
    return bytes.limit();
  }

  /** Whether rows of one id are one record when they are imported. */
  boolean united() {
    return united;
  }

  /** The row at a place. */
  Row at(int place) {
    return row(bytes.duplicate().position(place));
  }

  /** What is done with each row, in order. */
  @FunctionalInterface
  interface Visitor {
    /** Receives the place of a row, its id and its addresses, packed and in this order. */
    void row(int place, Packed packed);
  }

  /** Goes through the ids and addresses of all rows without making objects of them. */
  void visit(Visitor visitor) {
    ByteBuffer in = bytes.duplicate();
    Packed packed = new Packed(in);
    while (in.hasRemaining()) {
      visitor.row(in.position(), packed);
      skipRest(in);
    }
  }

  private static void skipRest(ByteBuffer in) {
    skipText(in); // name
    number(in); // active
    if (number(in) > 0) {
      number(in);
      skipText(in);
    }
    number(in); // line
  }

  /** All rows, in order. */
  Iterator<Row> iterator() {
    ByteBuffer in = bytes.duplicate();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return in.hasRemaining();
      }

      @Override
      public Row next() {
        if (!in.hasRemaining()) {
          throw new NoSuchElementException();
        }
        return row(in);
      }
    };
  }

  private static Row row(ByteBuffer in) {
    RecordId id = id(in);
    int count = number(in);
    List<EmailAddress> addresses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      addresses.add(new EmailAddress(text(in)));
    }
    String name = text(in);
    int active = number(in);
    Optional<RecordId> owner = number(in) > 0 ? Optional.of(id(in)) : Optional.empty();
    return new Row(
        number(in),
        id,
        name,
        owner,
        active == 0 ? Optional.empty() : Optional.of(active == 2),
        addresses);
  }

  private static RecordId id(ByteBuffer in) {
    return new RecordId(KINDS.get(number(in)), text(in));
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[number(in)];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void skipText(ByteBuffer in) {
    int length = number(in);
    in.position(in.position() + length);
  }

  private static int number(ByteBuffer in) {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.get();
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  /** Hashes of packed ids and addresses. */
  static final class Packed {
    private final ByteBuffer in;
    private byte[] text = new byte[1 << 10];

    private Packed(ByteBuffer in) {
      this.in = in;
    }

    /** The hash of the next id. */
    int idHash() {
      return hash(number(in));
    }

    /** The number of addresses, which follow. */
    int addresses() {
      return number(in);
    }

    /** The hash of the next address. */
    int addressHash() {
      return hash(0);
    }

    private int hash(int seed) {
      int length = number(in);
      if (length > text.length) {
        text = new byte[length];
      }
      in.get(text, 0, length);
      return PackedRows.hash(seed, text, length);
    }
  }

  /** The hash that the id has when it is packed. */
  static int hash(RecordId id) {
    return hash(number(id.kind()), id.key());
  }

  /** The hash that the address has when it is packed. */
  static int hash(EmailAddress address) {
    return hash(0, address.value());
  }

  private static int hash(int seed, String text) {
    byte[] packed = text.getBytes(StandardCharsets.UTF_8);
    return hash(seed, packed, packed.length);
  }

  /** FNV-1a, and the last step of MurmurHash3, so that all bits depend on all bytes. */
  private static int hash(int seed, byte[] text, int length) {
    int hash = seed;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ (text[i] & 0xff)) * 0x01000193;
    }
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
