package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Evidence.Standing;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;

/**
 * What the strategies' reports are worth under a policy: the first that may count, counts (C-1).
 */
final class CorrelationView {
  private final List<Evidence> saw = new ArrayList<>();
  private Correlated correlated = Correlated.none();
  private boolean silenced;
  private boolean headerSought;
  private boolean tokenSought;

  private CorrelationView() {}

  static CorrelationView of(Facts facts, Policy policy) {
    CorrelationView view = new CorrelationView();
    List<String> order = policy.strategyOrder().value();
    facts.correlation().stream()
        .sorted(Comparator.comparingInt((StrategyReport r) -> rank(order, r)))
        .forEach(report -> view.add(report, policy));
    return view;
  }

  Correlated correlated() {
    return correlated;
  }

  Step step() {
    Verdict verdict = correlated.isPresent() ? Verdict.YES : Verdict.NO;
    return new Step(Question.CORRELATED, verdict, saw);
  }

  /** Why an owner who accepts replies only declines. */
  SubReason whyNotAReply() {
    if (silenced) {
      return SubReason.REPLIES_ONLY_CORRELATION_OFF;
    }
    if (headerSought) {
      return SubReason.REPLIES_ONLY_PARENT_UNKNOWN;
    }
    return tokenSought ? SubReason.REPLIES_ONLY_TOKEN_UNKNOWN : SubReason.REPLIES_ONLY_NOT_A_REPLY;
  }

  private static int rank(List<String> order, StrategyReport report) {
    int rank = order.indexOf(report.strategy());
    return rank < 0 ? order.size() : rank;
  }

  private void add(StrategyReport report, Policy policy) {
    boolean sought = !report.sought().isEmpty();
    tokenSought |= sought && report.method() == CorrelationMethod.TRACKING_TOKEN;
    headerSought |= sought && report.method() != CorrelationMethod.TRACKING_TOKEN;
    Optional<OrganizationSwitch> against = policy.organization().switchAgainst(report.method());
    Standing standing = standing(report, against.isPresent());
    if (standing == Standing.COUNTS) {
      correlated = Correlated.by(report.strategy(), report.method(), report.match().orElseThrow());
    }
    silenced |= standing == Standing.SWITCHED_OFF;
    saw.add(evidence(report, standing, against));
    if (standing == Standing.SWITCHED_OFF) {
      saw.add(setting(against.orElseThrow(), policy));
    }
  }

  private Standing standing(StrategyReport report, boolean switchedOff) {
    if (!report.failure().isEmpty()) {
      return Standing.FAILED;
    }
    if (report.match().isEmpty()) {
      return Standing.NO_MATCH;
    }
    if (switchedOff) {
      return Standing.SWITCHED_OFF;
    }
    return correlated.isPresent() ? Standing.OUTRANKED : Standing.COUNTS;
  }

  private static Evidence evidence(
      StrategyReport report, Standing standing, Optional<OrganizationSwitch> against) {
    String remark =
        standing == Standing.FAILED
            ? report.failure()
            : against.map(OrganizationSwitch::key).orElse("");
    String found =
        report
            .match()
            .map(m -> "activity " + m.activity() + " by " + m.where() + " " + m.value())
            .orElse("");
    return new Evidence.Strategy(
        report.strategy(), report.method(), report.sought(), found, standing, remark);
  }

  private static Evidence setting(OrganizationSwitch which, Policy policy) {
    return new Evidence.Setting(which.key(), "no", policy.organization().setting(which).origin());
  }
}
