package org.mailpromoter.core.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.ActivityMaker;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Sighting;

/**
 * A page that can be written: its decisions, and what follows from them and from the bodies.
 *
 * @param page its decisions
 * @param bodies the body of every promoted message, and those of later copies and of reports that
 *     could be read
 * @param activities the activities that its messages become
 * @param refreshments the content of later copies
 * @param newRecords the records of unknown senders
 * @param reports the links of delivery reports
 * @param fates what delivery reports say about mail that we sent
 */
record CompletePage(
    DecidedPage page,
    Map<MessageRef, Body> bodies,
    List<NewActivity> activities,
    List<Refreshment> refreshments,
    List<RecordEntry> newRecords,
    ReportLinks reports,
    ReportedFates fates) {

  /** A page of which no message is promoted. */
  static CompletePage withoutBodies(DecidedPage page) {
    return new CompletePage(
        page, Map.of(), List.of(), List.of(), List.of(), ReportLinks.NONE, ReportedFates.NONE);
  }

  /**
   * Completes a page. It looks up what delivery reports return; everything else is computed.
   *
   * @param policy the settings under which it was decided
   * @param now when its activities and records are created
   */
  static CompletePage of(
      DecidedPage page, Map<MessageRef, Body> bodies, Policy policy, Instant now) {
    return new CompletePage(
        page,
        bodies,
        activities(page, bodies, policy, now),
        refreshments(page, bodies, policy),
        newRecords(page, now),
        ReportLinks.of(page, bodies, policy),
        ReportedFates.of(page, bodies));
  }

  /** What the page says about mail that we sent. */
  List<Sighting> sightings() {
    List<Sighting> all = new ArrayList<>(page.sightings());
    all.addAll(fates.sightings());
    return all;
  }

  private static List<NewActivity> activities(
      DecidedPage page, Map<MessageRef, Body> bodies, Policy policy, Instant now) {
    List<NewActivity> activities = new ArrayList<>(page.promotions().size());
    for (DecidedPage.Promotion each : page.promotions()) {
      Body body = Objects.requireNonNull(bodies.get(each.arrived().ref()), "body");
      activities.add(
          new NewActivity(
              ActivityMaker.promoted(each.id(), each.facts(), each.decision(), policy, body, now),
              each.keys(),
              Optional.of(each.claim())));
    }
    return activities;
  }

  private static List<Refreshment> refreshments(
      DecidedPage page, Map<MessageRef, Body> bodies, Policy policy) {
    List<Refreshment> refreshments = new ArrayList<>(page.copies().size());
    for (DecidedPage.Copy copy : page.copies()) {
      Body body = bodies.get(copy.arrived().ref());
      if (body != null) {
        refreshments.add(ActivityMaker.refreshed(copy.activity(), copy.facts(), policy, body));
      }
    }
    return refreshments;
  }

  private static List<RecordEntry> newRecords(DecidedPage page, Instant now) {
    return page.promotions().stream()
        .flatMap(each -> each.decision().creation().newSender().stream())
        .map(record -> record.createdAt(now))
        .toList();
  }
}
