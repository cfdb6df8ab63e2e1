package org.mailpromoter.core.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactTextTest {
  private static final Vocabulary WORDS = Vocabulary.of("references", "INBOX");
  private static final String ADDRESS = "anna@customer.example";

  private static byte[] written(List<String> texts) {
    CompactOutput out = CompactOutput.brief(WORDS);
    texts.forEach(out::text);
    return out.toBytes();
  }

  private static List<String> read(byte[] bytes, int count) {
    CompactInput in = new CompactInput(bytes, WORDS);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.text());
    }
    return texts;
  }

  @Test
  void aTextThatWasWrittenAndAWordOfTheVocabularyTakeOneByte() {
    assertThat(written(List.of(ADDRESS))).hasSize(ADDRESS.length() + 1);
    assertThat(written(List.of(ADDRESS, ADDRESS, "INBOX", "references")))
        .hasSize(ADDRESS.length() + 4);
  }

  @Test
  void whatStandsInBracketsIsWrittenOnce() {
    List<String> texts = List.of(ADDRESS, "Anna <" + ADDRESS + ">", "<" + ADDRESS + ">");
    assertThat(written(texts)).hasSizeLessThan(ADDRESS.length() + 15);
    assertThat(read(written(texts), 3)).isEqualTo(texts);
  }

  @Test
  void aSearchForAnAddressFindsItInWhateverForm() {
    for (String address : List.of(ADDRESS, "\"a<b>c\"@customer.example", "\"<\"@x.example")) {
      for (String text : List.of(address, "Anna <" + address + ">", "<" + address + ">")) {
        String bytes = new String(written(List.of(text)), StandardCharsets.UTF_8);
        assertThat(bytes).as(text).contains(address);
      }
    }
  }

  @Test
  void anyTextsAreReadAsTheyWere() {
    Random random = new Random(20261128);
    String letters = "<>\"ab é";
    for (int round = 0; round < 2_000; round++) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(7); left > 0; left--) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
        texts.add(text.toString());
      }
      assertThat(read(written(texts), texts.size())).isEqualTo(texts);
    }
  }

  @Test
  void textsOfEarlierVersionsAreReadAsWell() {
    byte[] bytes = new CompactOutput().text("INBOX").text("INBOX").text("<x@y>").toBytes();
    assertThat(read(bytes, 3)).containsExactly("INBOX", "INBOX", "<x@y>");
  }

  @Test
  void referencesToNothingAreDamage() {
    for (long form : List.of(-1L, -3L, -9L, -40L, Long.MIN_VALUE, Long.MIN_VALUE + 1)) {
      byte[] bytes = new CompactOutput().number(form).toBytes();
      assertThatIllegalArgumentException().isThrownBy(() -> read(bytes, 1));
    }
  }

  @Test
  void bracketsWithinBracketsAndEndlessGrowthAreDamage() {
    byte[] nested = new CompactOutput().number(-2).number(-2).text("a").text("b").toBytes();
    assertThatIllegalArgumentException().isThrownBy(() -> read(nested, 1));
    CompactOutput doubling = new CompactOutput().text("abc");
    for (int i = 0; i < 60; i++) {
      doubling.number(-2).number(TextForm.ofText(i)).number(TextForm.ofText(i));
    }
    byte[] bytes = doubling.toBytes();
    assertThatIllegalArgumentException().isThrownBy(() -> read(bytes, 61));
  }

  @Test
  void aLongTextIsWrittenAsItIs() {
    String text = String.join("", Collections.nCopies(3_000, "x")) + "<y>";
    assertThat(read(written(List.of(text, text)), 2)).containsExactly(text, text);
  }
}
