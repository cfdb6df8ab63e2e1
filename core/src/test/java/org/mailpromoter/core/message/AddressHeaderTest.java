package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as the world writes them. */
class AddressHeaderTest {
  private static final EnvelopeParser PARSER = new EnvelopeParser(MessageLimits.DEFAULT);

  private static Envelope parse(String... lines) {
    return PARSER.parse((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String addresses(AddressList list) {
    return String.join(" ", list.addresses().stream().map(each -> each.address().value()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // raw eight-bit text next to an address does not affect it
        "Jürgen König <jk@a.example.com>|jk@a.example.com",
        "\"Jürgen König\" <jk@a.example.com>|jk@a.example.com",
        "山田太郎 <yamada@a.example>, 佐藤 <sato@b.example>|yamada@a.example sato@b.example",
        // a name that looks like an address, or holds what a name may not
        "ann@a.example <ann@a.example>|ann@a.example",
        "Ann @ Kunde <ann@a.example>|ann@a.example",
        "'ann@a.example' <ann@a.example>|ann@a.example",
        "'ann@a.example'|ann@a.example",
        "Energie <Energie Sz#mla <ann@a.example>|ann@a.example",
        "Ann <<ann@a.example>>|ann@a.example",
        "Ann (Vertrieb <ann@a.example>|ann@a.example",
        "Ann (Vertrieb <ann@a.example>, Bo (Kunde) <bo@b.example>|ann@a.example bo@b.example",
        "Ann \"Q Berg <ann@a.example>|ann@a.example",
        "Ann [Berg] <ann@a.example>|ann@a.example",
        "Ann. Berg, Dr. <ann@a.example>|ann@a.example",
        "=?utf-8?Q?Berg,_Ann;_=3Cx=40y=2Ez=3E:?= <ann@a.example>|ann@a.example",
        "=?utf-8?Q?Berg,?= <ann@a.example>|ann@a.example",
        "Ann <ann@a.example|ann@a.example",
        "Ann <ann@a.example, Bo <bo@b.example>|ann@a.example bo@b.example",
        "<ann@a.example> Ann Berg|ann@a.example",
        "Ann <mailto:ann@a.example>|ann@a.example",
        "mailto:ann@a.example|ann@a.example",
        "Ann < ann @ a.example >|ann@a.example",
        "Ann <ann@a.example\u200b>|ann@a.example",
        // separators
        "a@x.example; b@y.example|a@x.example b@y.example",
        "Ann Berg <a@x.example>; Bo <b@y.example>;|a@x.example b@y.example",
        "a@x.example b@y.example|a@x.example b@y.example",
        "Ann <a@x.example> Bo <b@y.example>, <c@z.example>|b@y.example a@x.example c@z.example",
        "<a@x.example> <A@X.example>|a@x.example",
        "a@x.example,, ,b@y.example,|a@x.example b@y.example",
        "friends: a@x.example, b@y.example;, c@z.example|a@x.example b@y.example c@z.example",
        // the address before the name
        "support@firma.example Support Team|support@firma.example",
        "support@firma.example (Support Team)|support@firma.example",
        // what RFC 5322 allows
        "ann @ a.example|ann@a.example",
        "ann(home)@a.example|ann@a.example",
        "<@relay.example,@other.example:ann@a.example>|ann@a.example",
        "\"ann\"@a.example|ann@a.example",
        "\"Berg, Ann\" <ann@a.example>|ann@a.example",
        "\"a \\\" <x@y.example>, b\" <ann@a.example>|ann@a.example",
        "<>|~~",
        "undisclosed-recipients:;|~~"
      })
  void findsTheAddresses(String header, String expected) {
    assertThat(addresses(parse("To: " + header).to())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Jürgen König <jk@a.example>|Jürgen König",
        "\"Berg, Ann \\\"Q\\\"\" <ann@a.example>|Berg, Ann \"Q\"",
        "=?utf-8?Q?Berg,_Ann?= <ann@a.example>|Berg, Ann",
        "=?utf-8?B?SsO8cmdlbg==?= =?utf-8?Q?_K=C3=B6nig?= <j@a.example>|Jürgen König",
        "support@firma.example Support Team|Support Team",
        "Ann (Vertrieb <ann@a.example>|Ann (Vertrieb",
        "'ann@a.example' <ann@a.example>|'ann@a.example'"
      })
  void keepsTheName(String header, String expected) {
    assertThat(parse("To: " + header).to().addresses().get(0).name()).isEqualTo(expected);
  }

  @Test
  void readsALatin1NameAndKeepsTheAddressWhole() {
    byte[] header =
        "From: \"J\u00fcrgen K\u00f6nig\" <jk@a.example.com>\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(PARSER.parse(header).from().addresses())
        .containsExactly(new NamedAddress("Jürgen König", new EmailAddress("jk@a.example.com")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=?utf-8?Q?boss=40a.example?=",
        "=?utf-8?Q?boss?=@a.example",
        "<=?utf-8?Q?boss?=@a.example>",
        "<=?utf-8?B?Ym9zc0BhLmV4YW1wbGU=?=>",
        "=?utf-8?Q?boss=40?=a.example",
        "=?utf-8?Q?boss@a.example?="
      })
  void anEncodedWordNeverMakesAnAddress(String from) {
    Envelope e = parse("From: " + from);
    assertThat(e.from().addresses()).isEmpty();
    assertThat(e.from().malformed()).hasSize(1);
  }

  @Test
  void aCarriageReturnInsideALineNeitherBeginsAFieldNorJoinsWords() {
    assertThat(parse("Subject: x\rFrom: boss@a.example", "To: b@b.example").from().isEmpty())
        .isTrue();
    Envelope e = parse("From: evil@x.example\rboss@a.example");
    assertThat(addresses(e.from())).isEqualTo("evil@x.example boss@a.example");
    assertThat(e.flaws()).contains(Flaw.AUTHOR_UNCLEAR);
  }

  @Test
  void aForeignLetterDoesNotBecomeOneOfAscii() {
    assertThat(new EmailAddress("Mi\u212ae@A.example").value()).isEqualTo("mi\u212ae@a.example");
    assertThat(new EmailAddress("MIKE@A.Example").value()).isEqualTo("mike@a.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: boss@a.example, evil@b.example",
        "From: evil@b.example, boss@a.example",
        "From: boss@a.example; evil@b.example",
        "From: boss@a.example evil@b.example",
        "From: boss@a.example\r\nFrom: evil@b.example",
        "From: evil@b.example\r\nFrom : boss@a.example",
        "From: boss <boss@a.example> <evil@b.example>",
        "From: evil <evil@b.example> <boss@a.example>",
        "From: evil@b.example <boss@a.example>",
        "From: team: boss@a.example;",
        "From: team: boss@a.example, evil@b.example;",
        "From: evil@b.example: boss@a.example",
        "From: <@evil.example:boss@a.example>",
        "From: boss(evil@b.example)@a.example",
        "From: <boss@a.example,evil@b.example>",
        "From: boss\u200b@a.example",
        "From: boss@a.example\r\n \r\n ,evil@b.example"
      })
  void anAuthorWhomReadersMayTakeForAnotherIsUnclear(String from) {
    assertThat(parse(from).flaws()).contains(Flaw.AUTHOR_UNCLEAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: boss@a.example",
        "From: Boss <boss@a.example>",
        "From: boss@a.example <boss@a.example>",
        "From: BOSS@a.example <boss@A.example>",
        "From: \"evil@b.example\" <boss@a.example>",
        "From: 'Boss' <boss@a.example>",
        "From: Ann @ Kunde <boss@a.example>",
        "From: Berg, Ann <boss@a.example>",
        "From: boss@a.example (The Boss)",
        "From: Boss (Sales) <boss@a.example>",
        "From: boss@a.example, boss@a.example",
        "From: boss@a.example\r\nFrom: Boss <boss@a.example>",
        "From: =?utf-8?Q?evil=40b.example?= <boss@a.example>"
      })
  void anOrdinaryAuthorIsClear(String from) {
    Envelope e = parse(from);
    assertThat(addresses(e.from())).startsWith("boss@a.example");
    assertThat(e.flaws()).doesNotContain(Flaw.AUTHOR_UNCLEAR);
  }

  @Test
  void anAuthorInTooManyFieldsIsUnclear() {
    String many = "From: boss@a.example\r\n".repeat(30) + "From: evil@b.example";
    assertThat(parse(many).flaws()).contains(Flaw.AUTHOR_UNCLEAR);
  }

  @Test
  void aHeaderOfManyFieldsCountsAsOne() {
    String[] lines = new String[3_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "To: person" + i + "@a.example";
    }
    assertThat(parse(lines).to().addresses()).hasSize(3_000);
  }
}
