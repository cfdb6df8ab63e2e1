package org.mailpromoter.core.history;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that a person searches for: each must begin a word of what is found, in whatever order.
 * Upper and lower case and accents make no difference. Immutable.
 *
 * @since 0.1
 */
public final class SearchWords {
  /** No words, which narrow nothing. */
  public static final SearchWords NONE = new SearchWords(List.of());

  private static final int MOST = 12;
  private static final int LONGEST = 64;

  private final List<String> words;

  private SearchWords(List<String> words) {
    this.words = List.copyOf(words);
  }

  /**
   * The words of a text: letters and digits that stand together. The first twelve count, and the
   * first 64 characters of each; a text without a letter or digit has none.
   */
  public static SearchWords of(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : wordsOf(text)) {
      if (words.size() < MOST) {
        words.add(word.substring(0, Math.min(LONGEST, word.length())));
      }
    }
    return new SearchWords(List.copyOf(words));
  }

  /** The words, in lower case and without accents, each once. */
  public List<String> words() {
    return words;
  }

  /** Whether there are none, so that everything is found. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** Whether each of them begins a word of a text. */
  public boolean areIn(String text) {
    return words.isEmpty() || found(folded(text)) == (1 << words.size()) - 1;
  }

  /** Those that begin a word of a text. */
  public List<String> in(String text) {
    int found = found(folded(text));
    List<String> in = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if ((found & 1 << i) != 0) {
        in.add(words.get(i));
      }
    }
    return in;
  }

  /** A bit for each word that is found. Makes no objects: lists ask it of thousands of texts. */
  private int found(String folded) {
    int found = 0;
    boolean wasInWord = false;
    int at = 0;
    while (at < folded.length()) {
      int character = folded.codePointAt(at);
      boolean inWord = isOfWord(character);
      if (inWord && !wasInWord) {
        found |= foundAt(folded, at);
      }
      wasInWord = inWord;
      at += Character.charCount(character);
    }
    return found;
  }

  private int foundAt(String folded, int at) {
    int found = 0;
    for (int i = 0; i < words.size(); i++) {
      if (folded.startsWith(words.get(i), at)) {
        found |= 1 << i;
      }
    }
    return found;
  }

  private static List<String> wordsOf(String text) {
    String folded = folded(text);
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < folded.length(); at += Character.charCount(folded.codePointAt(at))) {
      if (!isOfWord(folded.codePointAt(at))) {
        words.add(folded.substring(begin, at));
        begin = at + Character.charCount(folded.codePointAt(at));
      }
    }
    words.add(folded.substring(begin));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static String folded(String text) {
    return isAscii(text)
        ? text.toLowerCase(Locale.ROOT)
        : withoutMarks(Normalizer.normalize(text, Normalizer.Form.NFD)).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String withoutMarks(String text) {
    StringBuilder without = new StringBuilder(text.length());
    text.codePoints()
        .filter(each -> Character.getType(each) != Character.NON_SPACING_MARK)
        .forEach(without::appendCodePoint);
    return without.toString();
  }

  private static boolean isOfWord(int character) {
    if (character < 128) {
      return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SearchWords that && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
