package org.mailpromoter.installation.permission;

import java.util.Optional;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;

/** Hides what a caller does not see of a message. Pure functions. */
public enum Mask {
  /** For those whose mail it is not: neither texts of the header nor recipients outside. */
  FOREIGN(true),
  /** For those to whom mail of others is revealed: not who only its owner knows got it. */
  REVEALED(false);

  /** What stands in the place of a hidden text. */
  public static final String HIDDEN = "(hidden)";

  private static final NamedAddress HIDDEN_ADDRESS =
      new NamedAddress(HIDDEN, new EmailAddress("hidden@hidden.invalid"));

  private final boolean texts;

  Mask(boolean texts) {
    this.texts = texts;
  }

  /** Whether texts of the header are hidden. */
  boolean hidesTexts() {
    return texts;
  }

  /** Whether participants of a role are hidden who are not users or queues. */
  boolean hides(Role role) {
    return role == Role.BCC || texts && role != Role.SENDER;
  }

  /** A decision without the facts that it was taken from. */
  StoredDecision of(StoredDecision decision) {
    DecisionEntry entry = decision.entry();
    byte[] trace = entry.trace();
    byte[] hidden = trace.length == 0 ? trace : TraceCodec.encode(of(TraceCodec.decode(trace)));
    return new StoredDecision(
        decision.id(),
        decision.mailbox(),
        decision.decidedAt(),
        decision.policyVersion(),
        DecisionEntry.of(
            entry.ref(),
            entry.identity(),
            entry.sender(),
            subject(entry.subject()),
            entry.receivedAt(),
            entry.outcome(),
            entry.reason(),
            entry.subReasons(),
            entry.activity(),
            hidden,
            new byte[0]));
  }

  /** A trace. */
  Trace of(Trace trace) {
    return new Trace(
        trace.steps().stream()
            .map(
                step ->
                    new Step(
                        step.question(),
                        step.verdict(),
                        step.saw().stream()
                            .map(each -> each.match(new MaskedEvidence(this)))
                            .toList()))
            .toList());
  }

  /** An explanation, but for the mail that the message answers. */
  Explanation of(Explanation explanation) {
    return new Explanation(
        of(explanation.decision()),
        explanation.trace().map(this::of),
        explanation.machine(),
        explanation.answered(),
        explanation.failures(),
        explanation.passesToday(),
        explanation.remedies());
  }

  /** An activity. */
  EmailActivity of(EmailActivity activity) {
    return activity.toBuilder()
        .subject(subject(activity.subject()))
        .parties(activity.parties().stream().map(this::of).toList())
        .build();
  }

  private ActivityParty of(ActivityParty party) {
    boolean shown = !hides(party.role()) || isOurs(party.record());
    return shown ? party : ActivityParty.unresolved(party.role(), HIDDEN_ADDRESS);
  }

  private static boolean isOurs(Optional<RecordId> record) {
    return record.filter(each -> isOurs(each.kind())).isPresent();
  }

  static boolean isOurs(RecordKind kind) {
    return kind == RecordKind.USER || kind == RecordKind.QUEUE || kind == RecordKind.TEAM;
  }

  private String subject(String text) {
    return texts && !text.isEmpty() ? HIDDEN : text;
  }

  /** An activity without body and attachments. */
  static EmailActivity withoutContent(EmailActivity activity) {
    return activity.toBuilder().body(Body.EMPTY).build();
  }
}
