package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.diagnosis.english.Resolution;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Verifications;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.Retries;

/**
 * Documents about decisions: which messages were refused, and what deciding again finds.
 *
 * @since 0.1
 */
public final class DecisionDocuments {
  private DecisionDocuments() {}

  /**
   * Messages that were not promoted, and what helps for each of their reasons.
   *
   * @param total how many there are for the reasons asked for
   * @param notShown how many more there are for other reasons
   */
  public static Document errors(AnalyzedMessages.Listing listing, long total, long notShown) {
    return Members.of("errors", Decisions.stored(listing.decisions()))
        .with("resolutions", resolutions(listing.decisions()))
        .with("total", total)
        .with("not_shown", notShown)
        .with("next", listing.next())
        .document();
  }

  /** Messages of every outcome. */
  public static Document messages(AnalyzedMessages.Listing page) {
    return Members.of("analyzed", Decisions.stored(page.decisions()))
        .with("searched_until", page.searchedTo())
        .with("next", page.next())
        .document();
  }

  /** Messages by what they have in common, with the latest of each group. */
  public static Document groups(DecisionGroups found) {
    return Members.of("groups", found.groups().stream().map(DecisionDocuments::group).toList())
        .with("others", found.others())
        .with("counted_since", found.since())
        .document();
  }

  private static Members group(DecisionGroups.Group group) {
    return Members.of("messages", group.count())
        .with("distinct_senders", group.senders())
        .with("latest", Decisions.stored(group.latest()));
  }

  /** One decision with the message that it is about. */
  public static Document message(StoredDecision decision) {
    return Decisions.stored(decision).document();
  }

  private static List<Members> resolutions(List<StoredDecision> decisions) {
    return decisions.stream()
        .flatMap(each -> each.entry().subReasons().stream())
        .distinct()
        .sorted()
        .map(DecisionDocuments::help)
        .toList();
  }

  private static Members help(SubReason reason) {
    return Members.of("sub_reason", reason).with("what_to_do", Resolution.of(reason));
  }

  /** The effect of other settings. */
  public static Document whatIf(WhatIfs.Answer answer) {
    return Members.of("messages", answer.summary().messages())
        .with("effects", answer.effects().stream().map(each -> effect(each, answer)).toList())
        .with("reasons", answer.turns().stream().map(DecisionDocuments::turn).toList())
        .with("differences", answer.differences().stream().map(DecisionDocuments::of).toList())
        .with("not_listed", answer.notListed())
        .document();
  }

  private static Members effect(WhatIf.Effect effect, WhatIfs.Answer answer) {
    return Members.of("effect", effect).with("messages", answer.summary().count(effect));
  }

  private static Members turn(WhatIfs.Turn turn) {
    return Members.of("before", Decisions.result(turn.before().outcome(), turn.before().reason()))
        .with("after", Decisions.result(turn.after().outcome(), turn.after().reason()))
        .with("messages", turn.messages());
  }

  private static Members of(WhatIf.Difference difference) {
    return Decisions.stored(difference.message())
        .with("effects", difference.effects())
        .with("follows", difference.follows())
        .with("before", Decisions.result(difference.before()))
        .with("after", Decisions.result(difference.after()));
  }

  /** Decisions that were compared with the stored ones. */
  public static Document verified(Verifications.Answer answer) {
    return Members.of("same", answer.result().same())
        .with("different", answer.result().different())
        .with("skipped", answer.result().skipped())
        .with("differences", answer.differences().stream().map(DecisionDocuments::of).toList())
        .document();
  }

  private static Members of(DecisionVerifier.Difference difference) {
    return Decisions.stored(difference.stored())
        .with("again", Decisions.result(difference.again()))
        .with("only_in_evidence", difference.onlyInEvidence());
  }

  /** Messages that were decided again, by mailbox. */
  public static Document retried(Retries.Retried retried) {
    return Members.of("mailboxes", retried.mailboxes().stream().map(DecisionDocuments::of).toList())
        .with("cancelled", retried.isCancelled())
        .document();
  }

  private static Members of(RetryReport report) {
    return Members.of("mailbox", report.mailbox())
        .with("promoted", report.promoted())
        .with("refused_again", report.refused())
        .with("gone", report.gone())
        .with("not_examined", report.unknown())
        .with("failures", report.failures().stream().map(Failures::of).toList());
  }
}
