package org.mailpromoter.connectors.exchange.ews.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class XmlAnswerTest {
  private static XmlAnswer answer(String xml) throws IOException {
    return answer(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static XmlAnswer answer(byte[] xml) throws IOException {
    return XmlAnswer.of(new ByteArrayInputStream(xml), Set.of(""));
  }

  private static String text(String xml) throws IOException {
    StringBuilder text = new StringBuilder();
    XmlAnswer answer = answer(xml);
    answer.eachChild(root -> text.append(answer.text()));
    return text.toString();
  }

  @Test
  void controlCharactersAreReplacedWhereverTheyStand() throws IOException {
    for (int before = 16_360; before < 16_400; before++) {
      String filling = "x".repeat(before);
      assertThat(text("<a>" + filling + "&#x1F;\u0001&#0;&#x9;&amp;&#65;&#xD800;\uFFFF</a>"))
          .isEqualTo(filling + "\uFFFD\uFFFD\uFFFD\t&A\uFFFD\uFFFD");
    }
  }

  @Test
  void charactersBeyondAsciiAreReadWhereverTheyStand() throws IOException {
    for (int before = 16_360; before < 16_400; before++) {
      String filling = "x".repeat(before);
      String wide = "äöü€\uD83D\uDCE8 日本語";
      assertThat(text("<a>" + filling + wide + "</a>")).isEqualTo(filling + wide);
    }
    String much = "äöü€\uD83D\uDCE8".repeat(3_000);
    assertThat(text("<a>" + much + "</a>")).isEqualTo(much);
  }

  @Test
  void bytesAreReadAsTheyComeIn() throws IOException {
    String wide = "a ä € \uD83D\uDCE8 &#x1;&amp;";
    byte[] xml = ("\uFEFF<a>" + wide + "</a>").getBytes(StandardCharsets.UTF_8);
    XmlAnswer answer = XmlAnswer.of(new OneByOne(xml), Set.of(""));
    StringBuilder text = new StringBuilder();
    answer.eachChild(root -> text.append(answer.text()));
    assertThat(text).hasToString("a ä € \uD83D\uDCE8 \uFFFD&");
  }

  /** As a slow server sends. */
  private static final class OneByOne extends FilterInputStream {
    OneByOne(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      return super.read(target, from, Math.min(1, length));
    }
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    assertThat(text("\uFEFF<?xml version='1.0' encoding='utf-8'?><a>b</a>")).isEqualTo("b");
  }

  @Test
  void whatIsNotAskedForIsPassedOver() throws IOException {
    XmlAnswer answer = answer("<r><a><b>1</b>2</a><c>3</c><x:d xmlns:x='u'>4</x:d><e/></r>");
    List<String> seen = new ArrayList<>();
    answer.eachChild(
        root ->
            answer.eachChild(
                name -> {
                  seen.add(name);
                  if (name.equals("c")) {
                    seen.add(answer.text());
                  }
                }));
    assertThat(seen).containsExactly("a", "c", "3", "e");
  }

  @Test
  void aTextIsCutAndTheRestPassedOver() throws IOException {
    XmlAnswer answer = answer("<r><a>" + "x".repeat(300_000) + "</a><b>y</b></r>");
    List<String> seen = new ArrayList<>();
    answer.eachChild(root -> answer.eachChild(name -> seen.add(answer.text(10))));
    assertThat(seen).containsExactly("xxxxxxxxxx", "y");
  }

  @Test
  void manyEntitiesOfXmlItselfAreNoAttack() throws IOException {
    assertThat(text("<a>" + "&lt;".repeat(60_000) + "</a>")).hasSize(60_000);
  }

  @Test
  void base64IsReadAsAStreamWithWhateverStandsBetween() throws IOException {
    byte[] bytes = new byte[200_001];
    new Random(4711).nextBytes(bytes);
    String lines = Base64.getMimeEncoder().encodeToString(bytes);
    XmlAnswer answer = answer("<r><a>" + lines + "</a><b>after</b></r>");
    List<Object> seen = new ArrayList<>();
    answer.eachChild(
        root ->
            answer.eachChild(
                name ->
                    seen.add(name.equals("a") ? answer.base64().readAllBytes() : answer.text())));
    assertThat(seen).hasSize(2);
    assertThat((byte[]) seen.get(0)).isEqualTo(bytes);
    assertThat(seen.get(1)).isEqualTo("after");
  }

  @Test
  void base64ThatIsNotReadToItsEndIsPassedOver() throws IOException {
    String content = Base64.getEncoder().encodeToString(new byte[100_000]);
    XmlAnswer answer = answer("<r><a>" + content + "</a><b>after</b></r>");
    List<String> seen = new ArrayList<>();
    answer.eachChild(
        root ->
            answer.eachChild(
                name -> {
                  if (name.equals("a")) {
                    assertThat(answer.base64().readNBytes(10)).hasSize(10);
                  } else {
                    seen.add(answer.text());
                  }
                }));
    assertThat(seen).containsExactly("after");
  }

  @Test
  void aDocumentTypeIsRefused() {
    assertThatThrownBy(() -> text("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"))
        .isInstanceOf(XmlException.class)
        .hasMessageContaining("document type");
  }

  @Test
  void bytesThatAreNoUtf8AreReplaced() throws IOException {
    StringBuilder text = new StringBuilder();
    XmlAnswer answer =
        answer(new byte[] {'<', 'a', '>', 'x', (byte) 0xE4, 'y', '<', '/', 'a', '>'});
    answer.eachChild(root -> text.append(answer.text()));
    assertThat(text).hasToString("x\uFFFDy");
    byte[] cut = {'<', 'a', '>', (byte) 0xE2, (byte) 0x82, '<', '/', 'a', '>'};
    XmlAnswer half = answer(cut);
    StringBuilder left = new StringBuilder();
    half.eachChild(root -> left.append(half.text()));
    assertThat(left).hasToString("\uFFFD");
  }

  @Test
  void anythingElseIsNoXml() {
    for (String wrong : List.of("", "no xml", "<a><b></a>", "<a>", "<a>&nothing;</a>")) {
      assertThatThrownBy(() -> text(wrong)).as(wrong).isInstanceOf(XmlException.class);
    }
  }
}
