package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Owner;

/**
 * What each considered user's and queue's option says, and what follows: all mail before replies
 * before known senders (semantics 2.5, step 7).
 */
final class Acceptance {
  /** The reasons that promote, the strongest first, with the finding that each rests on. */
  private enum Path {
    ALL(Reason.ACCEPT_ALL, SubReason.ACCEPTS_ALL),
    REPLY(Reason.CORRELATION_MATCH, SubReason.ACCEPTS_REPLY),
    SENDER(Reason.SENDER_MATCH, SubReason.ACCEPTS_SENDER);

    private final Reason reason;
    private final SubReason finding;

    Path(Reason reason, SubReason finding) {
      this.reason = reason;
      this.finding = finding;
    }
  }

  private record Voice(Recipients.Considered considered, SubReason finding) {
    RecordId id() {
      return considered.owner().id();
    }
  }

  private final List<Voice> voices;
  private final CorrelationView correlation;

  private Acceptance(List<Voice> voices, CorrelationView correlation) {
    this.voices = voices;
    this.correlation = correlation;
  }

  static Acceptance of(
      List<Recipients.Considered> considered, CorrelationView correlation, SenderView sender) {
    List<Voice> voices = new ArrayList<>(considered.size());
    for (Recipients.Considered each : considered) {
      voices.add(new Voice(each, finding(each.owner(), correlation, sender)));
    }
    return new Acceptance(voices, correlation);
  }

  Decision decide(List<Step> before) {
    for (Path path : Path.values()) {
      Optional<Voice> acceptor =
          voices.stream().filter(voice -> voice.finding() == path.finding).findFirst();
      if (acceptor.isPresent()) {
        return promote(path.reason, acceptor.get(), before);
      }
    }
    List<SubReason> why = voices.stream().map(Voice::finding).distinct().toList();
    return new Decision.Refuse(Reason.NO_CORRELATION_MATCH, why, trace(before, Verdict.REFUSED));
  }

  private Decision promote(Reason reason, Voice acceptor, List<Step> before) {
    List<RecordId> acceptors = new ArrayList<>();
    acceptors.add(acceptor.id());
    voices.stream()
        .filter(voice -> voice.finding().accepts() && !voice.equals(acceptor))
        .forEach(voice -> acceptors.add(voice.id()));
    return new Decision.Promote(
        reason,
        acceptor.id(),
        acceptors,
        correlation.correlated(),
        trace(before, Verdict.PROMOTED));
  }

  private Trace trace(List<Step> before, Verdict verdict) {
    List<Evidence> saw = new ArrayList<>(voices.size());
    voices.forEach(voice -> saw.add(evidence(voice)));
    List<Step> steps = new ArrayList<>(before);
    steps.add(new Step(Question.ACCEPTED, verdict, saw));
    return new Trace(steps);
  }

  private static Evidence evidence(Voice voice) {
    Owner owner = voice.considered().owner();
    return new Evidence.Owner(
        owner.id(),
        owner.name(),
        voice.considered().via(),
        owner.track().value(),
        owner.track().origin(),
        voice.finding());
  }

  private static SubReason finding(Owner owner, CorrelationView correlation, SenderView sender) {
    return switch (owner.track().value()) {
      case ALL -> SubReason.ACCEPTS_ALL;
      case REPLIES ->
          correlation.correlated().isPresent()
              ? SubReason.ACCEPTS_REPLY
              : correlation.whyNotAReply();
      case LEADS_CONTACTS_ACCOUNTS -> sender.asLeadContactOrAccount();
      case EMAIL_ENABLED_RECORDS -> sender.asAnyRecord();
      case NONE -> SubReason.OPTION_NONE;
    };
  }
}
