package org.mailpromoter.core.compact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes values one after the other; {@link CompactInput} reads them in the same order. */
public final class CompactOutput {
  private static final int USUAL_TEXTS = 48;

  private final @Nullable Vocabulary vocabulary;
  private final Map<String, Integer> places = new HashMap<>(USUAL_TEXTS);
  private byte[] bytes = new byte[1024];
  private int length;

  private CompactOutput(@Nullable Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Every text is written as it is. */
  public CompactOutput() {
    this(null);
  }

  /** A text that was written before, and every word of the vocabulary, is written as a number. */
  public static CompactOutput brief(Vocabulary vocabulary) {
    return new CompactOutput(vocabulary);
  }

  /** Writes a number; small ones of either sign take one byte. */
  public CompactOutput number(long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7fL) != 0) {
      put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    put((byte) rest);
    return this;
  }

  /**
   * Writes a constant of an enum by its position: constants of such an enum are only ever added,
   * and only at its end.
   */
  @SuppressWarnings("EnumOrdinal") // the rule above is what the check asks about
  public CompactOutput constant(Enum<?> constant) {
    return number(constant.ordinal());
  }

  /** Writes yes or no. */
  public CompactOutput flag(boolean value) {
    put((byte) (value ? 1 : 0));
    return this;
  }

  /** Writes a text. */
  public CompactOutput text(String value) {
    if (vocabulary == null || !TextForm.hasPlace(value)) {
      return literal(value);
    }
    if (reference(value, vocabulary)) {
      return this;
    }
    int bracket = TextForm.bracket(value);
    if (bracket < 0) {
      return placed(value);
    }
    number(TextForm.BRACKETED);
    simple(value.substring(0, bracket), vocabulary);
    simple(value.substring(bracket + 1, value.length() - 1), vocabulary);
    places.put(value, places.size());
    return this;
  }

  private void simple(String value, Vocabulary words) {
    if (!TextForm.hasPlace(value)) {
      literal(value);
    } else if (!reference(value, words)) {
      placed(value);
    }
  }

  private boolean reference(String value, Vocabulary words) {
    Integer place = places.get(value);
    if (place != null) {
      number(TextForm.ofText(place));
      return true;
    }
    int word = words.place(value);
    if (word >= 0) {
      number(TextForm.ofWord(word));
    }
    return word >= 0;
  }

  private CompactOutput placed(String value) {
    places.put(value, places.size());
    return literal(value);
  }

  private CompactOutput literal(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    ensure(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  /** Writes how many values there are, and each of them. */
  public <T> CompactOutput each(Collection<T> values, BiConsumer<CompactOutput, T> writer) {
    number(values.size());
    for (T value : values) {
      writer.accept(this, value);
    }
    return this;
  }

  /** What was written so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void put(byte value) {
    ensure(1);
    bytes[length++] = value;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
