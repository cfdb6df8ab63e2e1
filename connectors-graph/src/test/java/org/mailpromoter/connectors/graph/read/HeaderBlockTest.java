package org.mailpromoter.connectors.graph.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/** One header block of what Graph knows about a message. */
class HeaderBlockTest {
  private static String block(String json) throws IOException {
    return block(json, 32 << 10);
  }

  private static String block(String json, int most) throws IOException {
    return new String(HeaderBlock.of(row(json), most), StandardCharsets.UTF_8);
  }

  private static Row row(String json) throws IOException {
    Row row = new Row(32 << 10);
    byte[] bytes = json.replace('`', '"').getBytes(StandardCharsets.UTF_8);
    JsonAnswer.read(new ByteArrayInputStream(bytes), row::member);
    return row;
  }

  @Test
  void theListOfFieldsBecomesABlockWithWhatItLacks() throws IOException {
    assertThat(
            block(
                """
                {`id`:`1`,`subject`:`x`,`sentDateTime`:`2026-01-05T10:00:00Z`,
                 `from`:{`emailAddress`:{`name`:`Tom Müller`,`address`:`tom@x.example`}},
                 `toRecipients`:[{`emailAddress`:{`name`:`a@y.example`,`address`:`a@y.example`}}],
                 `internetMessageHeaders`:[{`name`:`Received`,`value`:`by a`},
                   {`name`:`Received`,`value`:`by b`},{`name`:`Subject`,`value`:`x`}]}
                """))
        .isEqualTo(
            "Date: Mon, 5 Jan 2026 10:00:00 +0000\r\n"
                + "From: =?UTF-8?B?VG9tIE3DvGxsZXI=?= <tom@x.example>\r\n"
                + "To: a@y.example\r\n"
                + "Received: by a\r\nReceived: by b\r\nSubject: x\r\n\r\n");
  }

  @Test
  void theTransportedTextStaysAsItIsAndComesFirst() throws IOException {
    assertThat(
            block(
                """
                {`id`:`1`,
                 `singleValueExtendedProperties`:[
                  {`value`:`Microsoft Mail Internet Headers Version 2.0\\r\\nFrom: a@x.example\\r\\nX: 1\\r\\n 2\\r\\n\\r\\nX-Body: 3`,
                   `id`:`String 0x7d`}]}
                """))
        .isEqualTo("From: a@x.example\r\nX: 1\r\n 2\r\n\r\n");
  }

  @Test
  void theListCountsWhereBothCome() throws IOException {
    assertThat(
            block(
                """
                {`id`:`1`,`internetMessageHeaders`:[{`name`:`X-A`,`value`:`1`}],
                 `singleValueExtendedProperties`:[
                  {`id`:`String 0x7d`,`value`:`X-B: 2\\r\\n\\r\\n`}]}
                """))
        .isEqualTo("X-A: 1\r\n\r\n");
  }

  @Test
  void sentMailHasThreadingFromProperties() throws IOException {
    Row row =
        row(
            """
            {`id`:`1`,`internetMessageId`:`<m@x.example>`,`conversationIndex`:`AQHQ8HM=`,
             `singleValueExtendedProperties`:[{`id`:`String 0x1042`,`value`:`<a@x.example>`},
              {`id`:`STRING 0x1039`,`value`:`<a@x.example>\\r\\nX-Evil: 1`},
              {`id`:`Long 0xe08`,`value`:`1234`},{`id`:`Long 0x0FFF`,`value`:`9`}]}
            """);
    assertThat(new String(HeaderBlock.of(row, 4096), StandardCharsets.UTF_8))
        .isEqualTo(
            "Message-ID: <m@x.example>\r\nIn-Reply-To: <a@x.example>\r\n"
                + "References: <a@x.example>  X-Evil: 1\r\nThread-Index: AQHQ8HM=\r\n\r\n");
    assertThat(row.size()).isEqualTo(1234);
  }

  @Test
  void aValueCannotLeaveItsField() throws IOException {
    assertThat(
            block(
                """
                {`id`:`1`,`subject`:`a\\r\\nBcc: x@x.example`,
                 `internetMessageHeaders`:[{`name`:`X-A`,`value`:`1\\r\\nX-B: 2`},
                  {`name`:`X C`,`value`:`3`},{`name`:`X-D:\\r\\nX-E`,`value`:`4`}],
                 `ccRecipients`:[{`emailAddress`:{`name`:`n`,`address`:`/o=org/cn=tom`}},
                  {`emailAddress`:{`name`:`n`,`address`:`a@b>\\r\\nX: 1`}}]}
                """))
        .isEqualTo("Subject: a  Bcc: x@x.example\r\nX-A: 1 X-B: 2\r\n\r\n");
  }

  @Test
  void aWordInsteadOfAnAddressIsKept() throws IOException {
    assertThat(
            block(
                "{`id`:`1`,`from`:{`emailAddress`:{`name`:`nobody`,`address`:`nobody`}},"
                    + "`toRecipients`:[{`emailAddress`:{`name`:`x`,`address`:`no body`}}]}"))
        .isEqualTo("From: nobody\r\n\r\n");
  }

  @Test
  void aBlockIsCutAtItsLimit() throws IOException {
    assertThat(block("{`id`:`1`,`subject`:`0123456789`}", 12)).isEqualTo("Subject: 012");
  }

  @Test
  void aRowOfAChangeIsNoArrival() throws IOException {
    assertThat(row("{`id`:`1`,`isRead`:true,`parentFolderId`:`f`}").isArrival()).isFalse();
    assertThat(row("{`id`:`1`,`@removed`:{`reason`:`deleted`}}").isArrival()).isFalse();
    String time = "`receivedDateTime`:`2026-01-05T10:00:00.1234567Z`";
    assertThat(row("{`id`:`1`,`isDraft`:true," + time + "}").isArrival()).isFalse();
    assertThat(row("{`id`:`1`," + time + "}").isArrival()).isTrue();
    assertThat(row("{" + time + "}").isArrival()).isFalse();
  }
}
