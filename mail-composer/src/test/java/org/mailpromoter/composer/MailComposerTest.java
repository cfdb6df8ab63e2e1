package org.mailpromoter.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.core.message.ThreadIndex;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;

/** What is composed is read again by our parser and by another one. */
class MailComposerTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final MessageId ID = new MessageId("mp.abc@ours.example");
  private static final Addressee ANNA =
      new Addressee(Role.SENDER, "Anna M\u00fcller", new EnvelopeAddress("Anna@ours.example"));
  private static final Addressee TOM =
      new Addressee(Role.TO, "", new EnvelopeAddress("tom@customer.example"));

  private static Composition mail(String subject, String text, Enclosure... files) {
    return new Composition(
        ANNA, List.of(TOM), subject, subject, text, List.of(files), Optional.empty(), false);
  }

  private static String composed(Composition what) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new MailComposer(new Random(1)).compose(what, ID, NOW, bytes);
    String message = bytes.toString(StandardCharsets.UTF_8);
    assertThat(message.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(message).endsWith("\r\n");
    assertThat(message.lines()).allMatch(line -> line.length() <= 998);
    return message;
  }

  private static MimeMessage read(String message) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
  }

  private static Envelope envelope(String message) {
    return new EnvelopeParser(MessageLimits.DEFAULT, java.util.Set.of())
        .parse(message.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Part part) throws MessagingException, IOException {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aPlainMailIsWhatPeopleExpect() throws Exception {
    assertThat(composed(mail("Your offer CRM:0001001", "Dear Tom,\n\nhere it is.\n")))
        .startsWith(
            """
            Date: Mon, 5 Jan 2026 12:00:00 +0000
            From: =?UTF-8?B?QW5uYSBNw7xsbGVy?=
             <Anna@ours.example>
            To: tom@customer.example
            Subject: Your offer CRM:0001001
            Message-ID: <mp.abc@ours.example>
            Thread-Topic: Your offer CRM:0001001
            Thread-Index: \
            """
                .replace("\n", "\r\n"))
        .endsWith(
            """
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Dear Tom,

            here it is.
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one line",
        "line\r\nline\rline\n",
        "\u00fcber alles \u00e4 = \u20ac and trailing space \nnext",
        "\u4f60\u597d\uff0c\u4e16\u754c \u4e0a\n",
        "From the beginning\n.\n..\n--=_\n",
        "tab\tand \u0000 and \u000b"
      })
  void everyTextArrives(String text) throws Exception {
    String expected = text.replace("\r\n", "\n").replace('\r', '\n');
    String arrived = text(read(composed(mail("s", text)))).replace("\r\n", "\n");
    assertThat(arrived).isEqualTo(expected.endsWith("\n") ? expected : expected + "\n");
  }

  @Test
  void longLinesAreBroken() throws Exception {
    String text = "x".repeat(10_000);
    assertThat(text(read(composed(mail("s", text))))).isEqualTo(text + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Offer",
        "=?utf-8?Q?no_word_of_mine?=",
        "\u00dcber die M\u00f6glichkeiten einer sehr langen Betreffzeile mit vielen W\u00f6rtern und noch mehr",
        "\u4e0a\u760d\u760a",
        "\ud83d\ude00 hello",
        "comma, \"quote\" <and> (paren) :; \\"
      })
  void everySubjectArrives(String subject) throws Exception {
    String message = composed(mail(subject, "t"));
    assertThat(read(message).getSubject()).isEqualTo(subject);
    assertThat(envelope(message).subject()).isEqualTo(subject);
    assertThat(
            MimeUtility.decodeText(MimeUtility.unfold(read(message).getHeader("Thread-Topic")[0])))
        .isEqualTo(subject);
    assertThat(message.chars()).allMatch(c -> c < 0x7f);
  }

  @Test
  void subjectsOfRandomCharactersArriveAndAddNoField() throws Exception {
    Random random = new Random(20261129);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder subject = new StringBuilder("a");
      for (int n = random.nextInt(60); n > 0; n--) {
        int c = random.nextBoolean() ? random.nextInt(0x180) : random.nextInt(0x20000);
        subject.appendCodePoint(c >= 0xd800 && c < 0xe000 ? ' ' : c);
      }
      subject.append('z');
      if (subject.chars().anyMatch(Character::isISOControl)) {
        assertThatThrownBy(() -> mail(subject.toString(), "t"))
            .isInstanceOf(IllegalArgumentException.class);
        continue;
      }
      MimeMessage read = read(composed(mail(subject.toString(), "t")));
      assertThat(java.util.Collections.list(read.getAllHeaders())).hasSize(10);
      assertThat(read.getSubject().replace(" ", "")).isEqualTo(subject.toString().replace(" ", ""));
    }
  }

  @Test
  void namesArriveAndCannotAddAnAddress() throws Exception {
    for (String name :
        List.of(
            "Tom, the \"Boss\" <eve@elsewhere.example>",
            "M\u00fcller, J\u00f6rg",
            "\u4e0a\u760d\u760a",
            "a\r\nBcc: eve@elsewhere.example",
            "x".repeat(1_000))) {
      Composition what =
          new Composition(
              ANNA,
              List.of(new Addressee(Role.TO, name, TOM.address())),
              "s",
              "s",
              "t",
              List.of(),
              Optional.empty(),
              false);
      String message = composed(what);
      InternetAddress[] to =
          (InternetAddress[]) read(message).getRecipients(Message.RecipientType.TO);
      assertThat(to).hasSize(1);
      assertThat(to[0].getAddress()).isEqualTo("tom@customer.example");
      assertThat(read(message).getRecipients(Message.RecipientType.BCC)).isNull();
    }
  }

  @Test
  void hiddenRecipientsAreInNoField() throws Exception {
    Composition what =
        new Composition(
            ANNA,
            List.of(TOM, new Addressee(Role.BCC, "Eve", new EnvelopeAddress("eve@secret.example"))),
            "s",
            "s",
            "t",
            List.of(),
            Optional.empty(),
            false);
    assertThat(composed(what)).doesNotContainIgnoringCase("bcc").doesNotContain("eve", "Eve");
  }

  @Test
  void manyRecipientsAreFolded() throws Exception {
    List<Addressee> many =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    new Addressee(
                        i % 2 == 0 ? Role.TO : Role.CC,
                        "Person " + i,
                        new EnvelopeAddress("p" + i + "@customer.example")))
            .toList();
    Composition what =
        new Composition(ANNA, many, "s", "s", "t", List.of(), Optional.empty(), false);
    assertThat(read(composed(what)).getAllRecipients()).hasSize(500);
  }

  @Test
  void filesArriveWithTheirNames() throws Exception {
    byte[] content = new byte[100_000];
    new Random(2).nextBytes(content);
    List<String> names =
        List.of(
            "offer.pdf",
            "\u00dcbersicht \u4e0a\u760d\u760aBcc: x.pdf",
            "a \"b\"; c.txt",
            "x".repeat(150) + ".bin");
    Enclosure[] files =
        names.stream()
            .map(
                name ->
                    new Enclosure(
                        name, "application/octet-stream", () -> new ByteArrayInputStream(content)))
            .toArray(Enclosure[]::new);
    MimeMultipart parts = (MimeMultipart) read(composed(mail("s", "t", files))).getContent();
    List<String> arrived = new ArrayList<>();
    for (int i = 1; i < parts.getCount(); i++) {
      assertThat(parts.getBodyPart(i).getDisposition()).isEqualTo("attachment");
      assertThat(Arrays.equals(parts.getBodyPart(i).getInputStream().readAllBytes(), content))
          .isTrue();
      arrived.add(parts.getBodyPart(i).getFileName());
    }
    assertThat(arrived).isEqualTo(names);
    assertThat(text(parts.getBodyPart(0))).isEqualTo("t\r\n");
  }

  @Test
  void aFileHasANameAndATypeThatFitIntoAHeader() {
    for (String type : List.of("text", "text/plain; x=y", "a/b\r\nBcc: c", "multipart/mixed")) {
      assertThatThrownBy(
              () -> new Enclosure("a", type, () -> new ByteArrayInputStream(new byte[0])))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () ->
                new Enclosure("a\r\nb", "text/plain", () -> new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReplyIsFoundByItsIdsAndByItsIndex() throws Exception {
    List<MessageId> chain =
        new ArrayList<>(
            IntStream.range(0, 40)
                .mapToObj(i -> new MessageId("m" + i + "@customer.example"))
                .toList());
    chain.add(new MessageId("not an id\r\nBcc: eve@elsewhere.example"));
    ThreadIndex parent = ThreadIndex.begun(NOW.minusSeconds(3_600), new Random(3));
    Composition what =
        new Composition(
            ANNA,
            List.of(TOM),
            "Re: offer",
            "offer",
            "t",
            List.of(),
            Optional.of(
                new Answered(new MessageId("parent@customer.example"), chain, Optional.of(parent))),
            false);
    String message = composed(what);
    Envelope read = envelope(message);
    assertThat(read.inReplyTo()).containsExactly(new MessageId("parent@customer.example"));
    List<MessageId> references = read.references();
    assertThat(references).hasSize(21).startsWith(new MessageId("m0@customer.example"));
    assertThat(references).endsWith(new MessageId("parent@customer.example"));
    ThreadIndex index = ThreadIndex.parse(read(message).getHeader("Thread-Index")[0]).orElseThrow();
    assertThat(index.ancestors()).containsExactly(parent.hex());
    assertThat(message).doesNotContain("Bcc");
  }

  @Test
  void whatAProgramWroteWantsNoAutomaticAnswer() throws Exception {
    Composition what =
        new Composition(ANNA, List.of(TOM), "s", "s", "t", List.of(), Optional.empty(), true);
    assertThat(composed(what))
        .contains("\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n");
    assertThat(composed(mail("s", "t"))).doesNotContain("Auto-");
  }

  private static Composition html(String text, HtmlText html, Enclosure... files) {
    return new Composition(
        ANNA,
        List.of(TOM),
        "s",
        "s",
        text,
        Optional.of(html),
        List.of(files),
        Optional.empty(),
        false);
  }

  private static Enclosure file(String name, String type, String content) {
    return new Enclosure(
        name, type, () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static MimeMultipart parts(Object content, String type) throws MessagingException {
    assertThat(content).isInstanceOf(MimeMultipart.class);
    MimeMultipart parts = (MimeMultipart) content;
    assertThat(parts.getContentType()).startsWith("multipart/" + type);
    return parts;
  }

  @Test
  void htmlIsAnAlternativeToTheText() throws Exception {
    String message =
        composed(html("", new HtmlText("<p>Gr\u00fc\u00dfe <b>Tom</b></p>", List.of())));
    MimeMultipart both = parts(read(message).getContent(), "alternative");
    assertThat(both.getCount()).isEqualTo(2);
    assertThat(both.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(text(both.getBodyPart(0))).isEqualTo("Gr\u00fc\u00dfe Tom\r\n");
    assertThat(both.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat(text(both.getBodyPart(1))).contains("<p>Gr\u00fc\u00dfe <b>Tom</b></p>");
    Body ours =
        new BodyParser(MessageLimits.DEFAULT)
            .parse(
                new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)),
                ContentKeeper.NONE);
    assertThat(ours.text().strip()).isEqualTo("Gr\u00fc\u00dfe Tom");
    assertThat(ours.html()).contains("<b>Tom</b>");
  }

  @Test
  void picturesStandNextToTheHtmlAndFilesBehindAll() throws Exception {
    InlineImage logo = new InlineImage("logo@ours", file("logo.png", "image/png", "PNG"));
    HtmlText html = new HtmlText("<p>Hi <img src=cid:logo@ours></p>", List.of(logo));
    String message = composed(html("Hi", html, file("a.pdf", "application/pdf", "PDF")));
    MimeMultipart mixed = parts(read(message).getContent(), "mixed");
    assertThat(text(mixed.getBodyPart(1))).isEqualTo("PDF");
    MimeMultipart both = parts(mixed.getBodyPart(0).getContent(), "alternative");
    assertThat(text(both.getBodyPart(0))).isEqualTo("Hi\r\n");
    MimeMultipart related = parts(both.getBodyPart(1).getContent(), "related");
    assertThat(text(related.getBodyPart(0))).contains("<img src=\"cid:logo&#64;ours\" />");
    assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<logo@ours>");
    assertThat(related.getBodyPart(1).getDisposition()).isEqualTo("inline");
    assertThat(text(related.getBodyPart(1))).isEqualTo("PNG");
  }

  @Test
  void htmlThatIsSentLoadsNothingAndFitsIntoLines() throws Exception {
    String long1 = "x".repeat(5_000);
    HtmlText html =
        new HtmlText(
            "<script>1</script><img src=https://t.example/p.png><img src=cid:no><p>" + long1,
            List.of());
    String sent =
        text(parts(read(composed(html("", html))).getContent(), "alternative").getBodyPart(1));
    assertThat(sent).contains(long1).doesNotContain("script", "t.example", "<img");
  }

  @Test
  void anInlineImageHasAnIdThatFitsIntoAHeader() {
    Enclosure png = file("a.png", "image/png", "x");
    for (String id : List.of("", "a b", "a\r\nBcc: b", "a>", "\u760d\u760a", "a\u0000")) {
      assertThatThrownBy(() -> new InlineImage(id, png))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new InlineImage("a", file("a", "text/html", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    InlineImage one = new InlineImage("a", png);
    assertThatThrownBy(() -> new HtmlText("", List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addressesOutsideAsciiAreWrittenInUtf8() throws Exception {
    Addressee joerg = new Addressee(Role.TO, "", new EnvelopeAddress("j\u00f6rg@customer.example"));
    Composition what =
        new Composition(ANNA, List.of(joerg), "s", "s", "t", List.of(), Optional.empty(), false);
    assertThat(what.needsUtf8()).isTrue();
    assertThat(composed(what)).contains("To: j\u00f6rg@customer.example");
  }
}
