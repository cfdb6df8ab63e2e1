package org.mailpromoter.documents;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Via;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.TrackOption;

/** An example of each kind of action and of evidence. */
final class Kinds {
  private static final RecordId ANNA = new RecordId(RecordKind.USER, "anna");
  private static final RecordId TOM = new RecordId(RecordKind.CONTACT, "tom");
  private static final SeenRecord SEEN = new SeenRecord(TOM, "Tom", false);
  private static final MailboxId MAILBOX = new MailboxId("anna");
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final DecisionId DECISION = new DecisionId(7);
  private static final ActivityId ACTIVITY = new ActivityId(3);
  private static final Via ADDRESSED = new Via.Addressed(Role.TO, "anna@x.example");

  private Kinds() {}

  static List<Action> actions() {
    EmailAddress address = EmailAddress.parse("tom@home.example").orElseThrow();
    return List.of(
        new Action.SetTrack(ANNA, "Anna", TrackOption.ALL),
        new Action.AcceptMachineMail(ANNA, "Anna"),
        new Action.SetOrganization("use-correlation", "no"),
        new Action.PutFirst("in-reply-to", List.of("in-reply-to", "references")),
        new Action.EnableMailbox(MAILBOX),
        new Action.ApproveMailbox(MAILBOX),
        new Action.ProcessFrom(MAILBOX, TIME),
        new Action.AddContact(address),
        new Action.AddAddress(ANNA, "Anna", address),
        new Action.KeepAddress(address, SEEN, List.of(ANNA)),
        new Action.Activate(SEEN),
        new Action.TrackConversation(ACTIVITY),
        new Action.TrackMessage(DECISION),
        new Action.TrackAnswered(DECISION),
        new Action.CreateAgain(DECISION),
        new Action.DecideAgain(DECISION),
        new Action.DecideSenderAgain("tom@home.example"));
  }

  static List<Evidence> evidence() {
    Origin origin = new Origin.InFile("mailpromoter.yaml", 7);
    Evidence.Found found =
        new Evidence.Found(ACTIVITY, Clue.in("In-Reply-To", "<offer@x.example>"));
    return List.of(
        new Evidence.Quote(Evidence.Quote.Source.FROM, "tom@home.example"),
        new Evidence.Time(Evidence.Time.Moment.RECEIVED, TIME),
        new Evidence.Size(178),
        new Evidence.Activity(Evidence.Activity.Relation.SAME_MESSAGE, ACTIVITY),
        new Evidence.Observation(Evidence.Observation.What.METHODS_DISAGREE),
        new Evidence.OtherContent(10, 20),
        new Evidence.Attempts(1, 5),
        new Evidence.Address(Role.TO, "anna@x.example", List.of(SEEN)),
        new Evidence.AddressesRead(1_000, true),
        new Evidence.MoreAddresses(12),
        new Evidence.Sender(SEEN, true),
        new Evidence.NoSender(Evidence.NoSender.Why.UNKNOWN),
        new Evidence.Considered(ANNA, Via.MailboxOwner.SENDER),
        new Evidence.Setting("use-correlation", "no", Origin.byDefault()),
        new Evidence.Owner(ANNA, "Anna", ADDRESSED, TrackOption.ALL, origin, SubReason.ACCEPTS_ALL),
        new Evidence.Strategy(
            "in-reply-to",
            CorrelationMethod.IN_REPLY_TO,
            List.of("<offer@x.example>"),
            List.of(found),
            Evidence.Standing.SWITCHED_OFF,
            "use-correlation"),
        new Evidence.Problem(new Obstacle(Obstacle.Kind.BODY_REFUSED, "NO refused")),
        new Evidence.FailedStrategy(
            "ticket", StrategyFault.of(StrategyFault.Kind.TOO_MANY_KEYS, 300)));
  }

  /** All of them as a document. */
  static Document document() {
    return Members.of("actions", members(actions(), Actions::of))
        .with("evidence", members(evidence(), each -> Seen.of(each, "A sentence.")))
        .document();
  }

  private static <T> List<Members> members(List<T> all, Function<T, Members> form) {
    return all.stream().map(form).toList();
  }

  /** How many kinds there are. */
  static long count() {
    return Stream.of(Action.class, Evidence.class)
        .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
        .count();
  }
}
