package org.mailpromoter.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.TrackOption;

/** The stored form of traces, which no later change of a constant or a phrase may change. */
class TraceCodecTest {
  private static final SeenRecord ANNA =
      new SeenRecord(new RecordId(RecordKind.CONTACT, "anna"), "Anna", false);
  private static final RecordId MARIA = RecordId.user("maria");
  private static final Via TO = new Via.Addressed(Role.TO, "maria@ours.example");
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456789Z");

  /** One of each kind, in the order of their numbers. */
  private static final List<Evidence> EACH =
      List.of(
          new Evidence.Quote(Evidence.Quote.Source.TRACKED_FOLDER, "no room"),
          new Evidence.Time(Evidence.Time.Moment.PROCESSED_UP_TO, AT),
          new Evidence.Size(157_286_400),
          new Evidence.Activity(Evidence.Activity.Relation.SAME_CONVERSATION, new ActivityId(7)),
          new Evidence.Observation(Evidence.Observation.What.SENT_COPY_NOT_TRACKED),
          new Evidence.OtherContent(10, 20),
          new Evidence.Attempts(2, 5),
          new Evidence.Address(Role.CC, "anna@customer.example", List.of(ANNA)),
          new Evidence.Sender(ANNA, true),
          new Evidence.NoSender(Evidence.NoSender.Why.AUTHOR_UNCLEAR),
          new Evidence.Considered(MARIA, Via.MailboxOwner.SENDER),
          new Evidence.Setting("use-correlation", "no", new Origin.InFile("a.yaml", 3)),
          new Evidence.Owner(
              MARIA,
              "Maria",
              TO,
              TrackOption.REPLIES,
              new Origin.ByChoice(new Actor.Person("tom"), Instant.EPOCH),
              SubReason.REPLIES_ONLY_NOT_A_REPLY),
          new Evidence.Strategy(
              "in-reply-to",
              CorrelationMethod.IN_REPLY_TO,
              List.of("offer@ours.example"),
              List.of(
                  new Evidence.Found(
                      new ActivityId(7), Clue.in("In-Reply-To", "<offer@ours.example>"))),
              Evidence.Standing.COUNTS,
              ""),
          new Evidence.AddressesRead(10_000, true),
          new Evidence.MoreAddresses(9_979),
          new Evidence.Considered(MARIA, Via.MailboxOwner.OUT_OF_SIGHT),
          new Evidence.Problem(new Obstacle(Obstacle.Kind.BODY_REFUSED, "NO")),
          new Evidence.FailedStrategy(
              "order-number", StrategyFault.threw("java.lang.Error: x").lastOf(20)));

  private static final Evidence FRUITLESS =
      new Evidence.Strategy(
          "references",
          CorrelationMethod.IN_REPLY_TO,
          List.of("offer@ours.example"),
          List.of(),
          Evidence.Standing.NO_MATCH,
          "");

  private static final Trace TRACE =
      new Trace(
          List.of(
              new Step(Question.ACCEPTED, Verdict.REFUSED, EACH),
              new Step(Question.CORRELATED, Verdict.NO, List.of(FRUITLESS))));

  private static final String STORED =
      "08040e042602080e6e6f20726f6f6d0404809fdd950daab4de7506808080960108020e0a0e0c14"
          + "280e040a10062a616e6e6140637573746f6d65722e6578616d706c65020208616e6e6108416e6e"
          + "61001202090d0001140816000a6d617269610402186b046e6f020c612e79616d6c061a00110a4d"
          + "617269610204246d61726961406f7572732e6578616d706c6502080206746f6d00081c07060224"
          + "6f66666572406f7572732e6578616d706c65020e530003002502001ea09c010120f69b01160011"
          + "04042208044e4f24186f726465722d6e756d6265720200246a6176612e6c616e672e4572726f72"
          + "3a2078280a0202260b060225";

  /** The first step, as it was stored before texts were written once. */
  private static final String STORED_BEFORE =
      "06020e042602080e6e6f20726f6f6d0404809fdd950daab4de7506808080960108020e0a0e0c14"
          + "280e040a10062a616e6e6140637573746f6d65722e6578616d706c65020208616e6e6108416e6e"
          + "6100120208616e6e6108416e6e610001140816000a6d617269610402181e7573652d636f727265"
          + "6c6174696f6e046e6f020c612e79616d6c061a000a6d617269610a4d617269610204246d617269"
          + "61406f7572732e6578616d706c6502080206746f6d00081c16696e2d7265706c792d746f060224"
          + "6f66666572406f7572732e6578616d706c65020e16496e2d5265706c792d546f00283c6f666665"
          + "72406f7572732e6578616d706c653e02001ea09c010120f69b0116000a6d617269610404220804"
          + "4e4f24186f726465722d6e756d6265720200246a6176612e6c616e672e4572726f723a207828";

  @Test
  void aTraceThatWasStoredIsReadAsItWasAndWrittenAsItWas() {
    assertThat(HexFormat.of().formatHex(TraceCodec.encode(TRACE))).isEqualTo(STORED);
    assertThat(TraceCodec.decode(HexFormat.of().parseHex(STORED))).isEqualTo(TRACE);
  }

  @Test
  void aTraceThatWasStoredBeforeIsReadAndKnownAsTheSame() {
    byte[] before = HexFormat.of().parseHex(STORED_BEFORE);
    Trace trace = new Trace(List.of(TRACE.steps().get(0)));
    assertThat(TraceCodec.decode(before)).isEqualTo(trace);
    assertThat(TraceCodec.isIn(before, trace)).isTrue();
    assertThat(TraceCodec.isIn(before, TRACE)).isFalse();
    assertThat(TraceCodec.isIn(TraceCodec.encode(TRACE), TRACE)).isTrue();
    assertThat(TraceCodec.isIn(TraceCodec.encode(TRACE), trace)).isFalse();
    assertThat(TraceCodec.isIn(new byte[0], trace)).isFalse();
  }

  @Test
  void everyKindOfEvidenceIsInTheStoredTrace() {
    assertThat(EACH.stream().map(Object::getClass).distinct())
        .hasSize(Evidence.class.getPermittedSubclasses().length);
  }

  @Test
  void aTraceOfAFormerFormIsKnownAsSuch() {
    assertThat(TraceCodec.isOutdated(new byte[] {2, 0})).isTrue();
    assertThat(TraceCodec.isOutdated(new byte[] {4, 0})).isTrue();
    assertThat(TraceCodec.isOutdated(new byte[] {6, 0})).isFalse();
    assertThat(TraceCodec.isOutdated(TraceCodec.encode(TRACE))).isFalse();
    assertThat(TraceCodec.isOutdated(new byte[0])).isFalse();
  }
}
