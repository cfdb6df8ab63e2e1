package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Evidence.Standing;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.ForwardedSubject;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;

/** Evaluates the strategies' reports under a policy: the first allowed report is used (C-1). */
final class CorrelationView {
  private final Facts facts;
  private final Policy policy;
  private final List<Evidence> saw = new ArrayList<>();
  private final boolean forwarded;
  private Correlated correlated = Correlated.none();
  private Set<Flaw> remarks = Set.of();
  private List<Evidence> doubts = List.of();
  private boolean silenced;
  private boolean distrusted;
  private boolean failed;
  private boolean headerSought;
  private boolean tokenSought;

  private CorrelationView(Facts facts, Policy policy) {
    this.facts = facts;
    this.policy = policy;
    this.forwarded = isForwarded(facts);
  }

  static CorrelationView of(Facts facts, Policy policy) {
    CorrelationView view = new CorrelationView(facts, policy);
    List<StrategyReport> reports = inOrder(facts.correlation(), policy);
    view.addAll(reports, false);
    view.addAll(reports, true);
    return view;
  }

  private void addAll(List<StrategyReport> reports, boolean later) {
    for (StrategyReport report : reports) {
      if (isLater(report) == later) {
        add(report);
      }
    }
  }

  /** Reports in the order in which strategies count; others come after those, as they report. */
  static List<StrategyReport> inOrder(List<StrategyReport> reports, Policy policy) {
    List<StrategyReport> ordered = new ArrayList<>(reports);
    ordered.sort(Comparator.comparingInt(each -> policy.strategyRank(each.strategy())));
    return ordered;
  }

  Correlated correlated() {
    return correlated;
  }

  /** What is odd about the match that counts. */
  Set<Flaw> remarks() {
    return remarks;
  }

  Step step() {
    Verdict verdict = correlated.isPresent() ? Verdict.YES : Verdict.NO;
    if (correlated.agreement() == Correlated.Agreement.ALONE && doubts.isEmpty()) {
      return new Step(Question.CORRELATED, verdict, saw);
    }
    List<Evidence> all = new ArrayList<>(saw);
    if (correlated.agreement() == Correlated.Agreement.CONFLICT) {
      all.add(new Evidence.Observation(Evidence.Observation.What.METHODS_DISAGREE));
    }
    all.addAll(doubts);
    return new Step(Question.CORRELATED, verdict, all);
  }

  /** Why an owner who accepts replies only declines. */
  SubReason whyNotAReply() {
    if (distrusted) {
      return SubReason.REPLIES_ONLY_SENDER_NOT_TRUSTED;
    }
    if (silenced) {
      return SubReason.REPLIES_ONLY_CORRELATION_OFF;
    }
    if (failed) {
      return SubReason.REPLIES_ONLY_STRATEGY_FAILED;
    }
    if (headerSought) {
      return SubReason.REPLIES_ONLY_PARENT_UNKNOWN;
    }
    return tokenSought ? SubReason.REPLIES_ONLY_TOKEN_UNKNOWN : SubReason.REPLIES_ONLY_NOT_A_REPLY;
  }

  /** What was sent later is not a parent; any other match counts before it. */
  private static boolean isLater(StrategyReport report) {
    return report.match().filter(Match::isLater).isPresent();
  }

  static boolean isForwarded(Facts facts) {
    return ForwardedSubject.isForwarded(facts.envelope().subject());
  }

  /** The switch that keeps a report from counting. */
  static Optional<OrganizationSwitch> against(
      StrategyReport report, boolean forwarded, Policy policy) {
    return policy.organization().switchAgainst(report.strategy(), report.method(), forwarded);
  }

  private void add(StrategyReport report) {
    noteWhatWasSought(report);
    if (report.failure().isPresent()) {
      fail(report, report.failure().get());
    } else if (report.match().isPresent()) {
      weigh(report, report.match().get());
    } else {
      saw.add(evidence(report, List.of(), Standing.NO_MATCH, ""));
    }
  }

  private void fail(StrategyReport report, StrategyFault fault) {
    failed = true;
    saw.add(new Evidence.FailedStrategy(report.strategy(), fault));
  }

  private void weigh(StrategyReport report, Match match) {
    Optional<OrganizationSwitch> against = against(report, forwarded, policy);
    Trust trust = Trust.of(facts, match, policy);
    Optional<OrganizationValue> distrust = trust.against();
    Standing standing = standing(against.isPresent(), distrust.isPresent());
    count(standing, report, match);
    if (standing == Standing.COUNTS) {
      remarks = trust.remarks();
      doubts = trust.evidence();
    }
    silenced |= standing == Standing.SWITCHED_OFF;
    distrusted |= standing == Standing.NOT_TRUSTED;
    List<Evidence.Found> found = List.of(new Evidence.Found(match.activity(), match.clue()));
    saw.add(evidence(report, found, standing, setting(standing, against, distrust)));
    if (standing == Standing.SWITCHED_OFF) {
      saw.add(SettingSeen.of(policy, against.orElseThrow()));
    } else if (standing == Standing.NOT_TRUSTED) {
      saw.add(SettingSeen.of(policy, distrust.orElseThrow()));
    }
  }

  private void noteWhatWasSought(StrategyReport report) {
    boolean sought = !report.sought().isEmpty();
    tokenSought |= sought && report.method() == CorrelationMethod.TRACKING_TOKEN;
    headerSought |= sought && report.method() == CorrelationMethod.IN_REPLY_TO;
  }

  private void count(Standing standing, StrategyReport report, Match match) {
    if (standing == Standing.COUNTS) {
      correlated = Correlated.by(report.strategy(), report.method(), match);
    } else if (standing == Standing.OUTRANKED) {
      correlated = correlated.beside(match);
    }
  }

  private Standing standing(boolean switchedOff, boolean notTrusted) {
    if (switchedOff) {
      return Standing.SWITCHED_OFF;
    }
    if (notTrusted) {
      return Standing.NOT_TRUSTED;
    }
    return correlated.isPresent() ? Standing.OUTRANKED : Standing.COUNTS;
  }

  private static String setting(
      Standing standing,
      Optional<OrganizationSwitch> against,
      Optional<OrganizationValue> distrust) {
    return switch (standing) {
      case SWITCHED_OFF -> against.map(OrganizationSwitch::key).orElse("");
      case NOT_TRUSTED -> distrust.map(OrganizationValue::key).orElse("");
      case NO_MATCH, COUNTS, OUTRANKED -> "";
    };
  }

  private static Evidence evidence(
      StrategyReport report, List<Evidence.Found> found, Standing standing, String setting) {
    return new Evidence.Strategy(
        report.strategy(), report.method(), report.sought(), found, standing, setting);
  }
}
