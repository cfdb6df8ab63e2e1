package org.mailpromoter.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;

class FactsCodecTest {
  /**
   * What an earlier version stored of a header that is read otherwise today: an author out of an
   * encoded word, a recipient grown together with a name, a Kelvin sign that became a k.
   */
  private static final String EARLIER =
      "CAJtCklOQk9YAAAAAMgBAQAAjgFkaWdlc3Q6ZDJiZmFiODNjYWRiNTZmY2ZmZjcxZDBiNTJiYjg1NWZm"
          + "NDM0N2I1YzkxMjhhYzUyNTZmNTAwNmY4ZTQ4ZWY0Y7jevJCGw5ja7gEAAAIGckB4Dkdyw7zDn2UCACpib3Nz"
          + "QGN1c3RvbWVyLmV4YW1wbGUAAAAABABAc3VwcG9ydEBmaXJtYS5leGFtcGxlc3VwcG9ydHRlYW0K4oSq"
          + "aW0aa2ltQHguZXhhbXBsZQIUbm90IGFuIGFkZAAAAAABiJDPqAgABCxhdXRoZW50aWNhdGlvbi1yZXN1"
          + "bHRzHG14OyBkbWFyYz1mYWlsFnJldHVybi1wYXRoBDw+BgwAAgAAAAAA";

  @Test
  void decodesFactsThatAnEarlierParserFound() {
    Envelope e = FactsCodec.decode(Base64.getDecoder().decode(EARLIER)).envelope();
    assertThat(e.from().addresses())
        .extracting(each -> each.address().value())
        .containsExactly("boss@customer.example");
    assertThat(e.to().addresses())
        .extracting(each -> each.address().value())
        .containsExactly("support@firma.examplesupportteam", "kim@x.example");
    assertThat(e.to().malformed()).containsExactly("not an add");
    assertThat(e.flaws())
        .containsExactlyInAnyOrder(
            Flaw.MALFORMED_ADDRESS, Flaw.NO_MESSAGE_ID, Flaw.AMBIGUOUS_HEADER);
    assertThat(e.hint("authentication-results")).contains("mx; dmarc=fail");
  }
}
