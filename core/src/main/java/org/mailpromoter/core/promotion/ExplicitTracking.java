package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;

/** Checks whether a person asked to track the message, which always wins (semantics 5). */
final class ExplicitTracking {
  private final List<SubReason> asked = new ArrayList<>(2);
  private final List<Evidence> saw = new ArrayList<>(2);

  private ExplicitTracking() {}

  static ExplicitTracking of(Facts facts, Policy policy) {
    ExplicitTracking tracking = new ExplicitTracking();
    if (!facts.location().keywords().isEmpty()) {
      List<String> wanted = policy.organization().words(OrganizationValue.TRACKED_KEYWORDS);
      facts.location().keywords().stream()
          .filter(wanted::contains)
          .sorted()
          .findFirst()
          .ifPresent(
              keyword ->
                  tracking.add(
                      SubReason.MARKED_AS_TRACKED, Evidence.Quote.Source.KEYWORD, keyword));
    }
    Optional<MailboxPolicy> mailbox = policy.mailbox(facts.mailbox());
    if (mailbox.filter(each -> each.tracks(facts.location().folder())).isPresent()) {
      tracking.add(
          SubReason.IN_TRACKED_FOLDER,
          Evidence.Quote.Source.TRACKED_FOLDER,
          facts.location().folder().value());
    }
    return tracking;
  }

  private void add(SubReason why, Evidence.Quote.Source source, String value) {
    asked.add(why);
    saw.add(new Evidence.Quote(source, value));
  }

  boolean isAsked() {
    return !asked.isEmpty();
  }

  List<SubReason> why() {
    return asked;
  }

  Step step() {
    return new Step(Question.TRACKED_EXPLICITLY, isAsked() ? Verdict.PROMOTED : Verdict.NO, saw);
  }
}
