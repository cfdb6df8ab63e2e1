package org.mailpromoter.core.correlation;

import java.util.Objects;

/**
 * What led a strategy to an activity. It is stored and compared, so it contains no sentence; {@code
 * core.diagnosis.english} puts it into words.
 *
 * @param where where in the message it is: the name of a header field, such as {@code In-Reply-To},
 *     or another word of the strategy
 * @param manner how it was compared
 * @param value the evidence itself, as the message has it, for example the Message-ID found there;
 *     empty if it must not be shown
 * @since 0.1
 */
public record Clue(String where, Manner manner, String value) {
  /** How evidence was compared. Stored by position: new constants go to the end. */
  public enum Manner {
    /** As it stands there. */
    AS_IT_IS,
    /** The part of a Message-ID before the @, since relays replace the rest. */
    LEFT_PART,
    /** Together with the words of the subject. */
    WITH_SUBJECT,
    /** As a message that both messages answer. */
    COMMON_ANCESTOR,
    /** As a token that only this installation can sign. */
    SIGNED_TOKEN
  }

  /** Rejects nulls. */
  public Clue {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(manner, "manner");
    Objects.requireNonNull(value, "value");
  }

  /**
   * Evidence that was compared as it stands in the message.
   *
   * @param where the name of a header field or another single word, without spaces
   * @param value the evidence itself
   * @throws IllegalArgumentException if {@code where} is no single word
   */
  public static Clue in(String where, String value) {
    if (!isWord(where)) {
      throw new IllegalArgumentException(
          "'" + where + "' is neither a header field nor another single word");
    }
    return new Clue(where, Manner.AS_IT_IS, value);
  }

  /** Whether a text can say where evidence is: one word, without spaces. */
  public static boolean isWord(String where) {
    return !where.isEmpty() && where.codePoints().noneMatch(Character::isWhitespace);
  }
}
