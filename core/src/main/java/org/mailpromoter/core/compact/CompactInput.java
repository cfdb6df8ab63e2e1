package org.mailpromoter.core.compact;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what {@link CompactOutput} wrote. Truncated or invalid bytes are refused with {@link
 * IllegalArgumentException}.
 */
public final class CompactInput {
  private final byte[] bytes;
  private final Vocabulary vocabulary;
  private final List<String> texts = new ArrayList<>();
  private int at;

  /** Reads from the beginning. */
  public CompactInput(byte[] bytes) {
    this(bytes, Vocabulary.NONE);
  }

  /** Reads from the beginning what was written with a vocabulary, or without. */
  public CompactInput(byte[] bytes, Vocabulary vocabulary) {
    this.bytes = bytes;
    this.vocabulary = vocabulary;
  }

  /** Reads a number. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = next();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  /** Reads a number that fits an int and is not negative. */
  public int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not a count: " + value);
    }
    return (int) value;
  }

  /** Reads a moment in whole seconds since 1970. */
  public Instant seconds() {
    long seconds = number();
    if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
      throw new IllegalArgumentException("not a time: " + seconds);
    }
    return Instant.ofEpochSecond(seconds);
  }

  /** Reads a constant of an enum. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    E[] constants = type.getEnumConstants();
    int position = count();
    if (position >= constants.length) {
      throw new IllegalArgumentException("no " + type.getSimpleName() + " number " + position);
    }
    return constants[position];
  }

  /** Reads yes or no. */
  public boolean flag() {
    return next() != 0;
  }

  /** Reads a text. */
  public String text() {
    long form = number();
    return form == TextForm.BRACKETED
        ? placed(TextForm.joined(simple(number()), simple(number())))
        : simple(form);
  }

  private String simple(long form) {
    if (form >= 0) {
      return placed(literal(form));
    }
    if (TextForm.isText(form)) {
      int place = TextForm.textPlace(form);
      if (place >= texts.size()) {
        throw new IllegalArgumentException("no text number " + place);
      }
      return texts.get(place);
    }
    if (form == TextForm.BRACKETED) {
      throw new IllegalArgumentException("brackets within brackets");
    }
    return vocabulary.word(TextForm.wordPlace(form));
  }

  private String placed(String value) {
    if (TextForm.hasPlace(value)) {
      texts.add(value);
    }
    return value;
  }

  private String literal(long size) {
    if (size > bytes.length - at) {
      throw new IllegalArgumentException("a text of " + size + " bytes where fewer are left");
    }
    String value = new String(bytes, at, (int) size, StandardCharsets.UTF_8);
    at += (int) size;
    return value;
  }

  /** Reads a list. */
  public <T> List<T> each(Function<CompactInput, T> reader) {
    int size = count();
    List<T> values = new ArrayList<>(Math.min(size, 1000));
    for (int i = 0; i < size; i++) {
      values.add(reader.apply(this));
    }
    return values;
  }

  private byte next() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("the bytes end too early");
    }
    return bytes[at++];
  }
}
