package org.mailpromoter.core.compact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that values of a kind often contain, so each is written as a number. Words are only ever
 * added, and only at the end: their places are stored. Immutable.
 */
public final class Vocabulary {
  /** No words. */
  public static final Vocabulary NONE = new Vocabulary(List.of());

  private final List<String> words;
  private final Map<String, Integer> places = new HashMap<>();

  private Vocabulary(List<String> words) {
    this.words = words;
    for (int i = 0; i < words.size(); i++) {
      places.put(words.get(i), i);
    }
  }

  /** These words, the most frequent first: the first ones take a byte, the others two. */
  public static Vocabulary of(String... words) {
    return new Vocabulary(List.of(words));
  }

  /** The place of a word, or -1. */
  int place(String word) {
    return places.getOrDefault(word, -1);
  }

  /**
   * The word at a place.
   *
   * @throws IllegalArgumentException if there is none
   */
  String word(int place) {
    if (place >= words.size()) {
      throw new IllegalArgumentException("no word number " + place);
    }
    return words.get(place);
  }
}
