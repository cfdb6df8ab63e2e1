package org.mailpromoter.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Obstacle;
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

  /** What an earlier version stored, with three sentences. */
  private static final String WITH_SENTENCES =
      "DBZjaHJpc3RvcGhlcgpJTkJPWAAAAADQD9APAAAqbWFpbEBjdXN0b21lci5leGFtcGxlAgEqbWFpbE"
          + "BjdXN0b21lci5leGFtcGxlAAASUmU6IE9mZmVyAgAqYW5uYUBjdXN0b21lci5leGFtcGxlAAAAAAIA"
          + "MGNocmlzdG9waGVyQG91cnMuZXhhbXBsZQAAAAAAAAAAAAYwY2hyaXN0b3BoZXJAb3Vycy5leGFtcG"
          + "xlAgAWY2hyaXN0b3BoZXIgQ2hyaXN0b3BoZXIgUmVlZAEAACRtYXJpYUBvdXJzLmV4YW1wbGUCAApt"
          + "YXJpYRxNYXJpYSBDYW1wYmVsbAEAAChzdXBwb3J0QG91cnMuZXhhbXBsZQIODnN1cHBvcnQOU3VwcG"
          + "9ydAEAAAQWaW4tcmVwbHktdG8GAiRvZmZlckBvdXJzLmV4YW1wbGUAAQ4ACk9mZmVyMkluLVJlcGx5"
          + "LVRvLCBsZWZ0IHBhcnQgb2YoPG9mZmVyQG91cnMuZXhhbXBsZT4AAAAAGG9yZGVyLW51bWJlcg4ANm"
          + "l0IHRocmV3IGphdmEubGFuZy5FcnJvcjogeAAABDhpdHMgYm9keSBjYW5ub3QgYmUgcGFyc2VkOiB4"
          + "AQ==";

  @Test
  void sentencesOfAnEarlierVersionAreKeptAsTheyWere() {
    Facts facts = FactsCodec.decode(Base64.getDecoder().decode(WITH_SENTENCES));
    Obstacle why = new Obstacle(Obstacle.Kind.EARLIER, "its body cannot be parsed: x");
    assertThat(facts.attempts()).isEqualTo(new CreationAttempts(2, why, true));
    Clue clue = facts.correlation().get(0).match().orElseThrow().clue();
    assertThat(clue.where()).isEqualTo("In-Reply-To, left part of");
    assertThat(clue.value()).isEqualTo("<offer@ours.example>");
    assertThat(facts.correlation().get(1).failure())
        .contains(
            new StrategyFault(StrategyFault.Kind.EARLIER, 0, "it threw java.lang.Error: x", 0));
    assertThat(FactsCodec.decode(FactsCodec.encode(facts))).isEqualTo(facts);
  }

  @Test
  void whatFailedIsReadAsItWasWritten() {
    Facts before = FactsCodec.decode(Base64.getDecoder().decode(EARLIER));
    StrategyReport failed =
        StrategyReport.failed(
            "order-number", CorrelationMethod.CUSTOM, StrategyFault.threw("boom").lastOf(20));
    Facts facts =
        before
            .withCorrelation(List.of(failed))
            .withAttempts(
                CreationAttempts.NONE.failedAgain(
                    new Obstacle(Obstacle.Kind.HEADER_REFUSED, "NO")));
    assertThat(FactsCodec.decode(FactsCodec.encode(facts))).isEqualTo(facts);
  }

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
