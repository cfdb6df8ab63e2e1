package org.mailpromoter.connectors.exchange.ews.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.exchange.ews.xml.Namespace;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

class HeaderBlockTest {
  private static final Map<String, String> BOOK =
      Map.of("/O=OURS/OU=X/CN=RECIPIENTS/CN=ROSA", "rosa@ours.example");

  private static String block(String properties) throws IOException {
    String xml = "<t:Message xmlns:t='" + Namespace.TYPES + "'>" + properties + "</t:Message>";
    ItemProperties item = new ItemProperties(64 << 10);
    XmlAnswer answer =
        XmlAnswer.of(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), Namespace.OF_ANSWERS);
    answer.eachChild(name -> item.read(answer));
    return new String(HeaderBlock.of(item).bytes(64 << 10, BOOK), StandardCharsets.UTF_8);
  }

  private static Envelope parsed(String block) {
    return new EnvelopeParser(MessageLimits.DEFAULT).parse(block.getBytes(StandardCharsets.UTF_8));
  }

  private static String transported(String headers) {
    return "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x7d' PropertyType='String'/>"
        + "<t:Value>"
        + headers
        + "</t:Value></t:ExtendedProperty>";
  }

  private static String mailbox(String element, String name, String address) {
    return "<t:"
        + element
        + "><t:Mailbox><t:Name>"
        + name
        + "</t:Name><t:EmailAddress>"
        + address
        + "</t:EmailAddress></t:Mailbox></t:"
        + element
        + ">";
  }

  @Test
  void aTransportedHeaderStaysAsItIs() throws IOException {
    String headers = "Received: by x\n\tfor y\nFrom: a@x.example\nSubject: =?utf-8?q?h=C3=A9?=\n";
    assertThat(block(transported(headers) + "<t:Subject>hé</t:Subject>"))
        .isEqualTo(headers.replace("\n", "\r\n") + "\r\n");
  }

  @Test
  void whatFollowsTheBlankLineAndExchangesOwnLineAreLeftOut() throws IOException {
    String headers =
        "Microsoft Mail Internet Headers Version 2.0\nFrom: a@x.example\n\nContent-Type: x/y\n";
    assertThat(block(transported(headers))).isEqualTo("From: a@x.example\r\n\r\n");
  }

  @Test
  void aSentMessageHasTheHeaderThatItsPropertiesTell() throws IOException {
    String block =
        block(
            "<t:Subject>Grüße, =?x?</t:Subject><t:InReplyTo>&lt;q@x.example></t:InReplyTo>"
                + "<t:DateTimeSent>2026-03-05T08:09:10.318879700Z</t:DateTimeSent>"
                + mailbox("ToRecipients", "Müller, Tom", "tom@x.example")
                + mailbox("CcRecipients", "Old, \"Bo\"", "bo@x.example")
                + "<t:ConversationIndex>AdwB\nAgME</t:ConversationIndex>"
                + mailbox("From", "Anna", "anna@ours.example")
                + "<t:InternetMessageId>&lt;m@ours.example></t:InternetMessageId>"
                + "<t:References>&lt;p@x.example> &lt;q@x.example></t:References>");
    Envelope envelope = parsed(block);
    assertThat(envelope.subject()).isEqualTo("Grüße, =?x?");
    assertThat(envelope.from().addresses()).hasToString("[Anna <anna@ours.example>]");
    assertThat(envelope.to().addresses()).hasSize(1);
    assertThat(envelope.to().addresses().get(0).name()).isEqualTo("Müller, Tom");
    assertThat(envelope.cc().addresses().get(0).name()).isEqualTo("Old, \"Bo\"");
    assertThat(envelope.messageId()).hasToString("Optional[<m@ours.example>]");
    assertThat(envelope.inReplyTo()).hasSize(1);
    assertThat(envelope.references()).hasSize(2);
    assertThat(block)
        .contains("Date: Thu, 5 Mar 2026 08:09:10 +0000\r\n", "Thread-Index: AdwBAgME\r\n");
  }

  @Test
  void anIndexThatExchangeMadeOfTheSubjectIsNoHeaderOfMailThatCame() throws IOException {
    assertThat(
            block(
                transported("From: a@x.example\nSubject: Hello\n")
                    + "<t:ConversationIndex>AdwBAgME</t:ConversationIndex>"))
        .doesNotContain("Thread-Index");
  }

  @Test
  void nothingInAPropertyBecomesAFieldOfItsOwn() throws IOException {
    String evil = "x&#13;&#10;Bcc: evil@x.example&#10;&#10;body";
    String block =
        block(
            "<t:Subject>"
                + evil
                + "</t:Subject><t:InReplyTo>"
                + evil
                + "</t:InReplyTo>"
                + mailbox("ToRecipients", evil, "tom@x.example")
                + mailbox("CcRecipients", "x", "a@x.example&#10;Bcc: b@x.example")
                + "<t:InternetMessageId>"
                + evil
                + "</t:InternetMessageId>");
    assertThat(block.lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(block.strip().lines()).noneMatch(String::isBlank);
  }

  @Test
  void fieldsInAListAreAHeaderToo() throws IOException {
    String block =
        block(
            "<t:InternetMessageHeaders>"
                + "<t:InternetMessageHeader HeaderName='X-A'>one\n two</t:InternetMessageHeader>"
                + "<t:InternetMessageHeader HeaderName='B ad: x'>y</t:InternetMessageHeader>"
                + "</t:InternetMessageHeaders><t:Subject>S</t:Subject>");
    assertThat(block).isEqualTo("Subject: S\r\nX-A: one two\r\n\r\n");
  }

  @Test
  void internalAddressesAreKnownByAnotherPropertyOrTheBookAndLeftOutOtherwise() throws IOException {
    String block =
        block(
            "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x5d02' PropertyType='String'/>"
                + "<t:Value>anna@ours.example</t:Value></t:ExtendedProperty>"
                + mailbox("ToRecipients", "Tom", "/O=OURS/OU=X/CN=RECIPIENTS/CN=TOM")
                + mailbox("CcRecipients", "Rosa", "/O=OURS/OU=X/CN=RECIPIENTS/CN=ROSA")
                + mailbox("From", "Anna", "/O=OURS/OU=X/CN=RECIPIENTS/CN=ANNA"));
    assertThat(block)
        .isEqualTo(
            "From: \"Anna\" <anna@ours.example>\r\nCc: \"Rosa\" <rosa@ours.example>\r\n\r\n");
  }

  @Test
  void aReportThatExchangeMadeSaysWhatItIs() throws IOException {
    assertThat(block("<t:ItemClass>REPORT.IPM.Note.NDR</t:ItemClass>"))
        .contains("Content-Type: multipart/report; report-type=delivery-status");
  }

  @Test
  void aLongHeaderIsCut() throws IOException {
    ItemProperties item = new ItemProperties(100);
    assertThat(HeaderBlock.of(item).bytes(1, BOOK)).hasSize(1);
  }

  @Test
  void aLongSubjectIsFoldedAndReadBackWhole() throws IOException {
    String subject = "word ".repeat(100).strip();
    String block = block("<t:Subject>" + subject + "</t:Subject>");
    assertThat(block.lines()).allMatch(line -> line.length() <= 78);
    assertThat(parsed(block).subject()).isEqualTo(subject);
    String umlauts = "äöü€𝄞 ".repeat(50).strip();
    assertThat(parsed(block("<t:Subject>" + umlauts + "</t:Subject>")).subject())
        .isEqualTo(umlauts);
  }
}
