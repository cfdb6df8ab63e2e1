package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyParserTest {
  private final BodyParser parser = new BodyParser(MessageLimits.DEFAULT);

  private Body parse(String message) throws IOException {
    return parse(message.getBytes(StandardCharsets.UTF_8));
  }

  private Body parse(byte[] message) throws IOException {
    return parser.parse(new ByteArrayInputStream(message), ContentKeeper.NONE);
  }

  @Test
  void takesTextHtmlAndAttachmentsApart() throws IOException {
    Body body =
        parse(
            """
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=B6=C3=9Fe
            --a
            Content-Type: text/html

            <p>Size</p>
            --a--
            --m
            Content-Type: application/pdf; name="../../etc/offer.pdf"
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            SGVsbG8=
            --m--
            """);
    assertThat(body.text().strip()).isEqualTo("Größe");
    assertThat(body.html().strip()).isEqualTo("<p>Size</p>");
    assertThat(body.attachments())
        .containsExactly(new Attachment("offer.pdf", "application/pdf", 5));
    assertThat(body.flaws()).isEmpty();
  }

  @Test
  void p52_contentsAreDecodedAndKeptWhateverTheirEncoding() throws IOException {
    List<String> kept = new ArrayList<>();
    ContentKeeper keeper =
        new ContentKeeper() {
          @Override
          public boolean wants(Attachment described) {
            return !described.name().equals("run.exe");
          }

          @Override
          public Attachment keep(Attachment described, InputStream decoded) throws IOException {
            kept.add(new String(decoded.readAllBytes(), StandardCharsets.UTF_8));
            return described.ofSize(kept.get(kept.size() - 1).length());
          }
        };
    String message =
        """
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: application/pdf; name=offer.pdf
        Content-Transfer-Encoding: base64

        SGVs
        bG8=
        --m
        Content-Type: text/csv; name=list.csv
        Content-Transfer-Encoding: quoted-printable

        a=3Db=
        c
        --m
        Content-Type: application/octet-stream; name=run.exe
        Content-Transfer-Encoding: base64

        SGVsbG8=
        --m
        Content-Type: message/delivery-status

        Status: 5.1.1
        --m
        Content-Type: message/rfc822

        Message-ID: <returned@ours.example>

        Text
        --m--
        """;
    Body body =
        parser.parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), keeper);
    assertThat(kept)
        .extracting(text -> text.strip())
        .containsExactly(
            "Hello", "a=bc", "Status: 5.1.1", "Message-ID: <returned@ours.example>\n\nText");
    assertThat(body.report().returned()).hasSize(1);
    assertThat(body.attachments()).extracting(Attachment::size).startsWith(5L, 4L, 5L);
  }

  @Test
  void anUnknownCharsetIsRemarkedAndReadAllTheSame() throws IOException {
    Body body = parse("Content-Type: text/plain; charset=x-klingon\n\nnuqneH\n");
    assertThat(body.text()).contains("nuqneH");
    assertThat(body.flaws()).contains(Flaw.UNKNOWN_CHARSET);
  }

  @Test
  void anAttachedMessageIsAnAttachment() throws IOException {
    Body body =
        parse(
            "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: message/rfc822\n\n"
                + "Subject: inner\n\nhello\n--m--\n");
    assertThat(body.attachments())
        .singleElement()
        .satisfies(a -> assertThat(a.contentType()).isEqualTo("message/rfc822"));
    assertThat(body.text()).isEmpty();
  }

  @Test
  void deepNestingAndManyPartsAreCut() throws IOException {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }
    assertThat(parse(deep.toString()).flaws())
        .contains(Flaw.NESTING_CUT)
        .doesNotContain(Flaw.STRUCTURE_CUT);
    String parts = "--p\nContent-Type: image/png\n\n\n".repeat(12_000);
    Body many = parse("Content-Type: multipart/mixed; boundary=p\n\n" + parts + "--p--\n");
    assertThat(many.flaws()).contains(Flaw.STRUCTURE_CUT).doesNotContain(Flaw.NESTING_CUT);
    assertThat(many.attachments().size()).isLessThanOrEqualTo(10_000);
  }

  @Test
  void aLongTextIsCut() throws IOException {
    Body body = parse("Content-Type: text/plain\n\n" + "word and word\n".repeat(200_000));
    assertThat(body.text()).hasSize(1 << 20);
    assertThat(body.flaws()).contains(Flaw.BODY_CUT);
  }

  @Test
  void aBodyThatBreaksOffKeepsWhatWasRead() throws IOException {
    Body body =
        parse("Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nhalf");
    assertThat(body.text()).contains("half");
  }

  @Test
  void nulBytesLeaveTheText() throws IOException {
    assertThat(parse("Content-Type: text/plain\n\na\0b\n").text()).isEqualTo("ab\n");
  }
}
