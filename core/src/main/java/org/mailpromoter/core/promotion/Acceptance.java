package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;

/**
 * What each considered user's and queue's option says, and what follows: all mail before replies
 * before known senders (semantics 2.5, step 7).
 */
final class Acceptance {
  /** The reasons that promote, the strongest first, with the finding that each rests on. */
  private enum Path {
    ALL(Reason.ACCEPT_ALL, SubReason.ACCEPTS_ALL),
    REPLY(Reason.CORRELATION_MATCH, SubReason.ACCEPTS_REPLY),
    SENDER(Reason.SENDER_MATCH, SubReason.ACCEPTS_SENDER),
    RECIPIENT(Reason.SENDER_MATCH, SubReason.ACCEPTS_RECIPIENT);

    private final Reason reason;
    private final SubReason finding;

    Path(Reason reason, SubReason finding) {
      this.reason = reason;
      this.finding = finding;
    }
  }

  private static final List<Path> STRONGEST_FIRST = List.of(Path.values());

  private record Voice(Recipients.Considered considered, SubReason finding) {
    RecordId id() {
      return considered.owner().id();
    }
  }

  private final Facts facts;
  private final Policy policy;
  private final CorrelationView correlation;
  private final SenderView sender;
  private final boolean usersMayNot;
  private final boolean repliesToo;
  private final List<Voice> voices;

  private Acceptance(
      Facts facts,
      Policy policy,
      CorrelationView correlation,
      SenderView sender,
      Recipients recipients) {
    this.facts = facts;
    this.policy = policy;
    this.correlation = correlation;
    this.sender = sender;
    this.usersMayNot = InternalMail.ruling(facts, policy) == InternalMail.Ruling.QUEUES_ONLY;
    this.repliesToo = policy.organization().is(OrganizationSwitch.SENDER_OPTIONS_ACCEPT_REPLIES);
    this.voices = new ArrayList<>(recipients.considered().size());
    for (Recipients.Considered each : recipients.considered()) {
      voices.add(new Voice(each, finding(each.owner())));
    }
  }

  static Acceptance of(
      Facts facts,
      Policy policy,
      CorrelationView correlation,
      SenderView sender,
      Recipients recipients) {
    return new Acceptance(facts, policy, correlation, sender, recipients);
  }

  /**
   * The decision.
   *
   * @param steps the questions so far, to which the others are added
   */
  Decision decide(List<Step> steps) {
    steps.add(sender.step());
    for (Path path : STRONGEST_FIRST) {
      for (Voice voice : voices) {
        if (voice.finding() == path.finding) {
          return promote(path.reason, voice, steps);
        }
      }
    }
    Set<SubReason> why = new LinkedHashSet<>();
    voices.forEach(voice -> why.add(voice.finding()));
    return new Decision.Refuse(
        Reason.NO_CORRELATION_MATCH, List.copyOf(why), trace(steps, Verdict.REFUSED));
  }

  private Decision promote(Reason reason, Voice acceptor, List<Step> before) {
    List<RecordId> acceptors = new ArrayList<>();
    acceptors.add(acceptor.id());
    voices.stream()
        .filter(voice -> voice.finding().accepts() && !voice.equals(acceptor))
        .forEach(voice -> acceptors.add(voice.id()));
    return new Decision.Promote(
        reason,
        List.of(acceptor.finding()),
        acceptors,
        correlation.correlated(),
        Consequences.of(facts, policy, correlation, sender, acceptors),
        trace(before, Verdict.PROMOTED));
  }

  private Trace trace(List<Step> before, Verdict verdict) {
    List<Evidence> saw = new ArrayList<>(voices.size());
    voices.forEach(voice -> saw.add(evidence(voice)));
    before.add(new Step(Question.ACCEPTED, verdict, saw));
    return new Trace(before);
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

  private boolean refusesMachines(Owner owner) {
    Set<MachineMail> refused = owner.refused().value();
    return !refused.isEmpty() && !Collections.disjoint(MachineMail.of(facts.envelope()), refused);
  }

  private SubReason finding(Owner owner) {
    if (usersMayNot && owner.id().kind() == RecordKind.USER) {
      return SubReason.INTERNAL_MAIL;
    }
    if (refusesMachines(owner)) {
      return SubReason.MACHINE_MAIL;
    }
    return switch (owner.track().value()) {
      case ALL -> SubReason.ACCEPTS_ALL;
      case REPLIES -> asReply().orElseGet(correlation::whyNotAReply);
      case LEADS_CONTACTS_ACCOUNTS -> orReply(sender.asLeadContactOrAccount());
      case EMAIL_ENABLED_RECORDS -> orReply(sender.asAnyRecord());
      case NONE -> SubReason.OPTION_NONE;
    };
  }

  private Optional<SubReason> asReply() {
    return correlation.correlated().isPresent()
        ? Optional.of(SubReason.ACCEPTS_REPLY)
        : Optional.empty();
  }

  /** */
  private SubReason orReply(SubReason bySender) {
    return bySender.accepts() || !repliesToo ? bySender : asReply().orElse(bySender);
  }
}
