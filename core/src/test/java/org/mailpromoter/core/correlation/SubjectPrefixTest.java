package org.mailpromoter.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is found without the expression is what the expression finds. */
class SubjectPrefixTest {
  /** The same expression written otherwise, so that it is really used. */
  private static final SmartMatching BY_EXPRESSION =
      SmartMatching.of("(?:" + SmartMatching.STANDARD_FILTER + ")", 20, 0, 2);

  @Test
  void subjectsOfAllKindsHaveTheSameWords() {
    Random random = new Random(20261128);
    String letters = "Re: a_9:\t\r\n\f\u000b\u00a0\u2003é\u017f\u212a(-\u007f語";
    for (int round = 0; round < 50_000; round++) {
      StringBuilder subject = new StringBuilder();
      for (int left = random.nextInt(14); left > 0; left--) {
        subject.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = subject.toString();
      assertThat(SmartMatching.STANDARD.words(text)).as(text).isEqualTo(BY_EXPRESSION.words(text));
    }
  }

  @Test
  void usualSubjectsNeedNoExpression() {
    assertThat(SubjectPrefix.end("Re: Fwd : Offer: new")).isEqualTo("Re: Fwd : Offer: ".length());
    assertThat(SubjectPrefix.end("Offer")).isZero();
    assertThat(SubjectPrefix.end("")).isZero();
    assertThat(SubjectPrefix.end("Größe: 3")).isEqualTo(SubjectPrefix.UNKNOWN);
  }
}
