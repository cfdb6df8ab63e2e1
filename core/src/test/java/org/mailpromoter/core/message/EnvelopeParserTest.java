package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvelopeParserTest {
  private final EnvelopeParser parser = new EnvelopeParser(MessageLimits.DEFAULT);

  private Envelope parse(String... lines) {
    return parser.parse((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAnOrdinaryHeader() {
    Envelope e =
        parse(
            "From: Anna Berg <Anna.Berg@Contoso.example>",
            "To: \"Reed, Christopher\" <chris@ours.example>, support@ours.example",
            "Subject: Hello there",
            "Date: Mon, 5 Jan 2026 09:12:00 +0100 (CET)",
            "Message-ID: <a.b@contoso.example>",
            "In-Reply-To: <x@ours.example>",
            "References: <w@ours.example>",
            "\t<x@ours.example>");
    assertThat(e.from().addresses().get(0).address().value())
        .isEqualTo("anna.berg@contoso.example");
    assertThat(e.to().addresses())
        .extracting(NamedAddress::name)
        .containsExactly("Reed, Christopher", "");
    assertThat(e.subject()).isEqualTo("Hello there");
    assertThat(e.date()).contains(Instant.parse("2026-01-05T08:12:00Z"));
    assertThat(e.messageId()).contains(new MessageId("a.b@contoso.example"));
    assertThat(e.references())
        .extracting(MessageId::value)
        .containsExactly("w@ours.example", "x@ours.example");
    assertThat(e.flaws()).isEmpty();
  }

  @Test
  void decodesEncodedWordsAndUnfoldsThem() {
    Envelope e =
        parse(
            "Subject: =?utf-8?Q?Lieferung_nach_K=C3=B6ln?=",
            " =?iso-8859-1?B?IC0g/A==?=",
            "From: =?utf-8?B?SsO8cmdlbg==?= <j@x.example>");
    assertThat(e.subject()).isEqualTo("Lieferung nach Köln - ü");
    assertThat(e.from().addresses().get(0).name()).isEqualTo("Jürgen");
  }

  @Test
  void readsAWordOfAnUnknownCharsetAsTextThatNamesNone() {
    assertThat(parse("Subject: =?x-unknown?Q?abc?= tail").subject()).contains("tail");
  }

  @Test
  void readsEightBitHeadersAsUtf8OrWindows1252() {
    byte[] utf8 = "Subject: Größe\n\n".getBytes(StandardCharsets.UTF_8);
    byte[] old = "Subject: Größe – neu\n\n".getBytes(Charset.forName("windows-1252"));
    assertThat(parser.parse(utf8).subject()).isEqualTo("Größe");
    assertThat(parser.parse(old).subject()).isEqualTo("Größe – neu");
  }

  @Test
  void findsIdsWithoutBracketsAndBetweenCommas() {
    Envelope e = parse("In-Reply-To: abc@x.example", "References: <a@x>, <b@x>,c@x");
    assertThat(e.inReplyTo()).containsExactly(new MessageId("abc@x.example"));
    assertThat(e.references()).extracting(MessageId::value).containsExactly("a@x", "b@x");
    assertThat(parse("References: a@x, b@x").references())
        .extracting(MessageId::value)
        .containsExactly("a@x", "b@x");
  }

  @Test
  void findsTheIdInOldStyleInReplyTo() {
    Envelope e = parse("In-Reply-To: Your message of \"Tue, 3 Feb\" <a@x> (was: <b@x>)");
    assertThat(e.inReplyTo()).containsExactly(new MessageId("a@x"));
  }

  @Test
  void flattensGroupsAndKeepsMalformedEntriesApart() {
    Envelope e = parse("To: friends: a@x.example, b@x.example;, not an address, c@x.example");
    assertThat(e.to().addresses())
        .extracting(a -> a.address().value())
        .contains("a@x.example", "b@x.example", "c@x.example");
    assertThat(e.flaws()).contains(Flaw.MALFORMED_ADDRESS);
    assertThat(parse("To: undisclosed-recipients:;").to().isEmpty()).isTrue();
  }

  @Test
  void takesTheFirstOfDoubledHeadersAndRemarksIt() {
    Envelope e = parse("From: a@x.example", "From: b@x.example", "Subject: one", "Subject: two");
    assertThat(e.from().addresses())
        .singleElement()
        .satisfies(a -> assertThat(a.address().value()).isEqualTo("a@x.example"));
    assertThat(e.subject()).isEqualTo("one");
    assertThat(e.flaws()).contains(Flaw.AMBIGUOUS_HEADER);
  }

  @Test
  void anAddressInADisplayNameIsNotTheAddress() {
    Envelope e = parse("From: \"boss@ours.example\" <evil@x.example>");
    assertThat(e.from().addresses().get(0).address().value()).isEqualTo("evil@x.example");
  }

  @Test
  void aMissingHeaderIsEmptyAndRemarked() {
    Envelope e = parse("X-Nothing: 1");
    assertThat(e.from().isEmpty()).isTrue();
    assertThat(e.messageId()).isEmpty();
    assertThat(e.date()).isEmpty();
    assertThat(e.flaws()).contains(Flaw.NO_MESSAGE_ID, Flaw.BAD_DATE);
    assertThat(e.identity().key()).startsWith("digest:");
  }

  @Test
  void theIdentityWithoutMessageIdIsStableAndTellsMailsApart() {
    String[] scan = {
      "From: scanner@ours.example", "Subject: Scan", "Date: Mon, 5 Jan 2026 09:12:00 +0100"
    };
    Envelope one = parse(scan[0], scan[1], scan[2], "Content-Type: multipart/mixed; boundary=1");
    Envelope same =
        parse(
            "Delivered-To: b@x",
            scan[0],
            scan[1],
            scan[2],
            "Content-Type: multipart/mixed; boundary=1");
    Envelope other = parse(scan[0], scan[1], scan[2], "Content-Type: multipart/mixed; boundary=2");
    assertThat(same.identity()).isEqualTo(one.identity());
    assertThat(other.identity()).isNotEqualTo(one.identity());
  }

  @Test
  void theSameIdOnAnotherMailHasAnotherFingerprint() {
    Envelope one =
        parse("Message-ID: <a@x>", "From: a@x.example", "Date: Mon, 5 Jan 2026 09:12:00 +0100");
    Envelope two =
        parse("Message-ID: <a@x>", "From: a@x.example", "Date: Tue, 6 Jan 2026 09:12:00 +0100");
    assertThat(one.identity().key()).isEqualTo(two.identity().key());
    assertThat(one.identity().fingerprint()).isNotEqualTo(two.identity().fingerprint());
  }

  @Test
  void theSameTimeWrittenInAnotherWayIsTheSameMail() {
    Envelope written =
        parse("Message-ID: <a@x>", "From: a@x.example", "Date: Mon, 05 Jan 2026 09:12:00 +0100");
    Envelope rewritten =
        parse("Message-ID: <a@x>", "From: a@x.example", "Date: 5 Jan 2026 08:12:00 GMT (UTC)");
    assertThat(rewritten.identity()).isEqualTo(written.identity());
    Envelope never = parse("Message-ID: <a@x>", "From: a@x.example", "Date: never");
    Envelope soon = parse("Message-ID: <a@x>", "From: a@x.example", "Date: soon");
    assertThat(never.identity()).isNotEqualTo(soon.identity());
  }

  @Test
  void capsAddressesAndReferencesAndRemarksIt() {
    String many =
        IntStream.range(0, 12_000)
            .mapToObj(i -> "a" + i + "@x.example")
            .collect(Collectors.joining(", "));
    String ids =
        IntStream.range(0, 500).mapToObj(i -> "<r" + i + "@x>").collect(Collectors.joining(" "));
    Envelope e = parse("To: " + many, "References: " + ids);
    assertThat(e.to().addresses()).hasSize(10_000);
    assertThat(e.references()).hasSize(100);
    assertThat(e.references().get(0)).isEqualTo(new MessageId("r0@x"));
    assertThat(e.references().get(99)).isEqualTo(new MessageId("r499@x"));
    assertThat(e.flaws()).contains(Flaw.ADDRESSES_CUT, Flaw.REFERENCES_CUT);
  }

  @Test
  void controlsAndDirectionMarksLeaveTheSubject() {
    assertThat(parse("Subject: a\u001b[31mb\u202ec\u0007").subject()).isEqualTo("a [31mbc");
  }

  @Test
  void survivesRubbishOfAllKinds() {
    long seed = 20261124;
    Random random = new Random(seed);
    String[] names = {
      "From", "To", "Subject", "Date", "References", "In-Reply-To", "Message-ID", "Cc", ""
    };
    String rubbish = "<>@\",;:()\\=?_ \t\r\n\0aZ9é.";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder header = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        header
            .append(names[random.nextInt(names.length)])
            .append(random.nextInt(5) == 0 ? "" : ":");
        for (int c = random.nextInt(60); c > 0; c--) {
          header.append(rubbish.charAt(random.nextInt(rubbish.length())));
        }
        header.append('\n');
      }
      byte[] bytes = header.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(parser.parse(bytes)).as("seed %d, round %d", seed, round).isNotNull();
    }
  }

  /** Headers of valid mail in which bytes are flipped, doubled, moved and removed. */
  @Test
  void neverThrowsForAMutatedHeader() {
    long seed = 20261128;
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = mutated(SOUND[random.nextInt(SOUND.length)], random);
      Envelope e = parser.parse(bytes);
      assertThat(e.date().map(date -> date.toEpochMilli() / 1000).orElse(0L))
          .as("seed %d, round %d: what stores a date has milliseconds", seed, round)
          .isEqualTo(e.date().map(Instant::getEpochSecond).orElse(0L));
    }
  }

  private static final String[] SOUND = {
    "From: =?utf-8?Q?Anna_B=C3=A9rg?= <anna@a.example>\r\nTo: \"Reed, C\" <c@b.example>,\r\n"
        + " friends: d@b.example;\r\nSubject: =?iso-8859-1?B?R3L832U?= =?gb2312?Q?=95@?=\r\n"
        + "Date: Mon, 5 Jan 2026 09:12:00 +0100 (CET)\r\nMessage-ID: <a.b@a.example>\r\n"
        + "In-Reply-To: <x@b.example>\r\nReferences: <w@b.example>\r\n\t<x@b.example>\r\n\r\n",
    "From: a@a.example\nDate: 2026-01-05T09:12:00.5+01:00\nMessage-ID: <\u3000x@y>\n"
        + "Authentication-Results: mx.b.example 1; dmarc=pass (p=none) header.from=a.example;\n"
        + " spf=fail smtp.mailfrom=\"a\\\"; (\"@c.example\nReturn-Path: <>\nBcc: x@y.example\n\n",
    "From: Jürgen König (Kunde) <j@a.example>; b@c.example\r\n"
        + "Date: Tue May 17 12:31:00 PM 2005\r\n"
        + "Message-ID: =?utf-8?q?=3Cenc1=40a=2Eexample=3E?=\r\n"
        + "Subject: [EXT] Re: x\r\n"
        + " \t \r\n"
        + " y\r\n"
        + "Thread-Index: AdxyzAAAAAA=\r\n"
        + "Auto-Submitted: auto-replied\r\n"
        + "X-Autoreply: yes\r\n\r\n",
  };

  private static byte[] mutated(String sound, Random random) {
    StringBuilder header = new StringBuilder(sound);
    String odd = "<>@\",;:()\\=?_ \t\r\n\0\u0085\u3000\u2028\ud800é9+-.'*[]{}";
    for (int i = 1 + random.nextInt(6); i > 0 && header.length() > 0; i--) {
      int at = random.nextInt(header.length());
      int end = Math.min(header.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> header.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
        case 1 -> header.delete(at, end);
        case 2 -> header.insert(at, header.substring(at, end));
        case 3 ->
            header.insert(
                at,
                String.valueOf(odd.charAt(random.nextInt(odd.length())))
                    .repeat(random.nextInt(40)));
        default -> header.insert(random.nextInt(header.length()), random.nextInt());
      }
    }
    byte[] bytes =
        header
            .toString()
            .getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    if (random.nextInt(4) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Test
  void goesOnBehindAFoldedLineOfBlanks() {
    Envelope e =
        parse(
            "To: a@x.example,",
            "\t ",
            " ",
            " b@x.example",
            "Subject: one",
            " ",
            "\t two",
            " ",
            "X: 1");
    assertThat(e.to().addresses()).hasSize(2);
    assertThat(e.subject()).startsWith("one ").endsWith(" two");
  }

  @Test
  void aLineOfBlanksEndsNeitherAFieldNorTheHeader() {
    Envelope e = parse("Subject: one", "   ", "From: a@x.example");
    assertThat(e.subject()).isEqualTo("one");
    assertThat(e.from().addresses()).hasSize(1);
  }

  @Test
  void readsIdsThatAreWrittenOddly() {
    assertThat(parse("Message-ID: <<a@x>>").messageId()).contains(new MessageId("a@x"));
    assertThat(parse("Message-ID: =?utf-8?q?=3Ca=40x=3E?=").messageId())
        .contains(new MessageId("a@x"));
    assertThat(parse("Message-ID: =?utf-8?q?=3Ca?=", " =?utf-8?q?b=40x=3E?=").messageId())
        .contains(new MessageId("ab@x"));
    assertThat(parse("In-Reply-To: <<a@x>> <<b@x>>").inReplyTo())
        .containsExactly(new MessageId("a@x"), new MessageId("b@x"));
    assertThat(parse("References: =?utf-8?B?PGFAeD4gPGJAeD4=?=").references())
        .containsExactly(new MessageId("a@x"), new MessageId("b@x"));
    assertThat(parse("Message-ID: <=?weird?=id@x>").messageId())
        .contains(new MessageId("=?weird?=id@x"));
  }

  @Test
  void anIdOfBlanksOfAnyScriptIsNone() {
    for (String blank : List.of("\u3000", "\u2003", "\u2028", "\u205f", "\u200a")) {
      Envelope e = parse("Message-ID: <" + blank + ">", "References: <" + blank + "> <a@x>");
      assertThat(e.messageId()).as("U+%04x", (int) blank.charAt(0)).isEmpty();
      assertThat(e.references()).containsExactly(new MessageId("a@x"));
    }
  }

  @Test
  void decodesEncodedWordsAsMailProgramsWriteThem() {
    assertThat(parse("Subject: =?utf-8?B?R3LDvMOfZQ?=").subject()).isEqualTo("Grüße");
    assertThat(parse("Subject: =?iso-8859-1?Q?Die_Frösche?=").subject()).isEqualTo("Die Frösche");
    assertThat(parse("Subject: =?utf-8?Q?K=C3?=", " =?utf-8?Q?=B6ln?=").subject())
        .isEqualTo("Köln");
    assertThat(parse("Subject: =?utf-8*de?Q?K=C3=B6ln?= =?x").subject()).isEqualTo("Köln =?x");
    assertThat(parse("Subject: a=?utf-8?Q?b?=c =?utf-8?Q?d?= e").subject()).isEqualTo("abc d e");
    assertThat(parse("Subject: =?utf-8?B?R3I=?= =?utf-8?B?w7w=?=").subject()).isEqualTo("Grü");
    assertThat(parse("Subject: =?ISO-2022-JP?B?GyRCTjs9OxsoQg==?=").subject()).isEqualTo("了住");
    assertThat(parse("Subject: =?gb2312?B?laGhow==?=").subject()).doesNotContain("\ufffd");
    assertThat(parse("Subject: =?utf-8?Q?not one?= =?utf-8?X?no?=").subject())
        .isEqualTo("not one =?utf-8?X?no?=");
  }

  /** Only as much is decoded as is kept, and garbage causes no charset lookup. */
  @Test
  void keepsTheBeginningOfALongSubject() {
    String words = "=?x-no-such?Q?abcd?= ".repeat(10_000);
    assertThat(parse("Subject: " + words).subject()).hasSize(4_000).startsWith("abcdabcd");
    assertThat(parse("Subject: " + "=?".repeat(30_000)).subject()).hasSize(4_000);
  }

  @Test
  void keepsTheFirstOfManyToAndCcFieldsInTheDigest() {
    Envelope one = parse("From: a@x.example", "To: b@x.example", "To: c@x.example");
    Envelope joined = parse("From: a@x.example", "To: b@x.example, c@x.example");
    assertThat(one.identity()).isEqualTo(joined.identity());
  }

  @Test
  void readsTheDatesThatMailHas() {
    assertThat(
            List.of(
                "Tue, 3 Feb 2026 10:11:12 +0100",
                "3 Feb 2026 10:11:12 +0100",
                "Tue, 03 Feb 26 10:11:12 +0100",
                "Tue,3 Feb 2026 10:11:12 +0100 (CET)",
                "Tue, 3-Feb-2026 10:11:12 +0100"))
        .allSatisfy(
            text ->
                assertThat(MailDates.parse(text))
                    .as(text)
                    .contains(Instant.parse("2026-02-03T09:11:12Z")));
    assertThat(MailDates.parse("Tue, 3 Feb 2026 10:11 GMT"))
        .contains(Instant.parse("2026-02-03T10:11:00Z"));
    assertThat(MailDates.parse("Tue, 3 Feb 2026 10:11:12 EST"))
        .contains(Instant.parse("2026-02-03T15:11:12Z"));
    assertThat(
            List.of(
                "yesterday", "", "Tue, 31 Feb 2026 10:00:00 +0000", "3 Foo 2026 10:00:00 +0000"))
        .allSatisfy(text -> assertThat(MailDates.parse(text)).as(text).isEmpty());
  }
}
