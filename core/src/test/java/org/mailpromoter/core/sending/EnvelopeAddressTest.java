package org.mailpromoter.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@customer.example",
        "Anna.Maria+tag@customer.example",
        "o'neil@customer.example",
        "\"anna maria\"@customer.example",
        "user@sub-domain.customer.example"
      })
  void whatIsAnAddressIsTakenAsItIs(String written) {
    assertThat(EnvelopeAddress.parse(written)).map(EnvelopeAddress::value).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna",
        "@customer.example",
        "anna@",
        "anna@.example",
        "anna@customer..example",
        "anna@-customer.example",
        ".anna@customer.example",
        "anna.@customer.example",
        "an..na@customer.example",
        "anna maria@customer.example",
        "anna@customer.example\r\nRCPT TO:<eve@elsewhere.example>",
        "anna\r\n@customer.example",
        "anna\u0000@customer.example",
        "anna@customer.example> NOTIFY=NEVER",
        "\"an\"na\"@customer.example",
        "\"an\\na\"@customer.example",
        "anna@[192.0.2.1]",
        "anna\u760d\u760a@customer.example\n",
        "anna\u200b@customer.example",
        "anna\u202e@customer.example"
      })
  void whatIsNoneIsRefused(String written) {
    assertThat(EnvelopeAddress.parse(written)).isEmpty();
  }

  @Test
  void domainsAreWrittenInALabels() {
    assertThat(EnvelopeAddress.parse("anna@b\u00fccher.example"))
        .map(EnvelopeAddress::value)
        .contains("anna@xn--bcher-kva.example");
  }

  @Test
  void onlyALocalPartOutsideAsciiNeedsSmtpUtf8() {
    assertThat(EnvelopeAddress.parse("j\u00f6rg@customer.example"))
        .map(EnvelopeAddress::needsUtf8)
        .contains(true);
    assertThat(EnvelopeAddress.parse("anna@b\u00fccher.example"))
        .map(EnvelopeAddress::needsUtf8)
        .contains(false);
  }

  /** CVE-2025-7962: a character whose lower byte is a line end. */
  @Test
  void noAddressHasACharacterThatNarrowsToAControlCharacterOrLeavesItsBrackets() {
    Random random = new Random(20261129);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder local = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        local.appendCodePoint(
            random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(0x11000));
      }
      String written = local + "@customer.example";
      Optional<EnvelopeAddress> parsed = EnvelopeAddress.parse(written);
      parsed.ifPresent(
          address ->
              assertThat(address.value().chars().noneMatch(EnvelopeAddressTest::ends))
                  .as("%s", (Object) written.codePoints().boxed().toList())
                  .isTrue());
    }
  }

  private static boolean ends(int c) {
    int narrowed = c & 0xff;
    return Character.isISOControl(c) || narrowed == '\r' || narrowed == '\n' || narrowed == 0;
  }

  @Test
  void idsOfMailHaveAHundredAndTwentyEightBitsAndTheDomainOfTheSender() {
    SendIds ids = new SendIds(new Random(1));
    String id = ids.next(new EnvelopeAddress("anna@ours.example")).value();
    assertThat(id).matches("mp\\.[a-z2-7]{26}@ours\\.example");
    assertThat(ids.next(new EnvelopeAddress("anna@ours.example")).value()).isNotEqualTo(id);
    assertThat(SendIds.envelopeId(new SendIds(new Random(1)).next(new EnvelopeAddress("a@b.c"))))
        .isEqualTo(id.substring(0, id.indexOf('@')));
  }
}
