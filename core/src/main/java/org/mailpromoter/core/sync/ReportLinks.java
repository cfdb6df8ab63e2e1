package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.facts.ReturnedMail;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.ReportHealing;
import org.mailpromoter.core.store.Basis;

/**
 * Links delivery reports to the mail that they return, whose id is in their body and so is not
 * known before they are promoted. One look-up for a page that has any, none for others.
 *
 * @param links the links
 * @param sought what was looked up for them
 */
record ReportLinks(List<Healing> links, Set<CorrelationKey> sought) {
  static final ReportLinks NONE = new ReportLinks(List.of(), Set.of());

  ReportLinks {
    links = List.copyOf(links);
    sought = Set.copyOf(sought);
  }

  /**
   * The links of a page.
   *
   * @param bodies the bodies of its promoted messages
   */
  static ReportLinks of(DecidedPage page, Map<MessageRef, Body> bodies, Policy policy) {
    Set<MessageId> returned = new LinkedHashSet<>();
    page.promotions().forEach(each -> returned.addAll(returned(each, bodies)));
    if (returned.isEmpty()) {
      return NONE;
    }
    Map<MessageId, Candidate> found = page.gathered().returnedMail().find(returned);
    List<Healing> links = new ArrayList<>();
    for (DecidedPage.Promotion each : page.promotions()) {
      first(returned(each, bodies), found)
          .flatMap(sent -> ReportHealing.of(each.facts(), policy, each.id(), sent))
          .ifPresent(links::add);
    }
    Set<CorrelationKey> sought = new HashSet<>();
    returned.forEach(id -> sought.add(ReturnedMail.key(id)));
    return new ReportLinks(links, sought);
  }

  private static List<MessageId> returned(
      DecidedPage.Promotion promotion, Map<MessageRef, Body> bodies) {
    Body body = Objects.requireNonNull(bodies.get(promotion.arrived().ref()), "body");
    List<MessageId> attached = body.report().returned();
    return attached.isEmpty()
        ? DeliveryReport.of(promotion.facts().envelope(), body)
            .map(DeliveryReport::returned)
            .orElse(attached)
        : attached;
  }

  private static Optional<Candidate> first(List<MessageId> ids, Map<MessageId, Candidate> found) {
    return ids.stream().filter(found::containsKey).findFirst().map(found::get);
  }

  /** What a commit with these links rests on. */
  Basis with(Basis page) {
    Set<ActivityId> parents = new HashSet<>();
    links.forEach(each -> parents.add(each.parent()));
    return page.seeking(sought).restingOn(parents);
  }
}
