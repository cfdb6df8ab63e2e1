package org.mailpromoter.console.activity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;

/** The parties of an activity, and what is known about those without a record. */
final class PartyRows {
  /** So many addresses are looked up at most. */
  private static final int LOOKED_UP = 50;

  private final Visit visit;
  private final String href;

  PartyRows(Visit visit, String href) {
    this.visit = visit;
    this.href = href;
  }

  /**
   * The rows.
   *
   * @param clear whether nothing of the activity is hidden
   */
  List<ActivityPage.Party> of(EmailActivity activity, boolean clear) {
    boolean asks = clear && visit.permissions().reach(Operation.FIND_RECORDS) == Reach.ALL;
    boolean links = clear && visit.permissions().reach(Operation.RESOLVE_ADDRESS) == Reach.ALL;
    List<DirectoryAnswer> answers =
        asks ? DirectoryAnswer.of(visit.open(), unresolved(activity)) : List.of();
    return activity.parties().stream().map(each -> row(each, answers, links)).toList();
  }

  private static Set<EmailAddress> unresolved(EmailActivity activity) {
    return activity.parties().stream()
        .filter(each -> each.record().isEmpty())
        .map(each -> each.address().address())
        .limit(LOOKED_UP)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private ActivityPage.Party row(
      ActivityParty party, List<DirectoryAnswer> answers, boolean links) {
    EmailAddress address = party.address().address();
    boolean open = party.record().isEmpty() && links && !address.equals(Privacy.ERASED);
    String resolve = href + "/resolve?address=" + Queries.encoded(address.value());
    List<Link> candidates =
        party.record().isPresent()
            ? List.of()
            : answers.stream()
                .flatMap(each -> each.records(address).stream())
                .map(each -> candidate(each, open ? resolve : ""))
                .distinct()
                .toList();
    return new ActivityPage.Party(
        party.role().header(),
        PartyWords.written(party),
        address.value(),
        party.record().stream()
            .map(
                each ->
                    new Link(
                        each.toString(),
                        ActivityFilters.PATH + "?party=" + Queries.encoded(each.toString())))
            .toList(),
        candidates,
        open ? resolve : "");
  }

  private static Link candidate(PartyRecord record, String resolve) {
    String label = record.name() + " (" + record.id() + ")" + (record.active() ? "" : ", inactive");
    return new Link(
        label,
        resolve.isEmpty() ? "" : resolve + "&record=" + Queries.encoded(record.id().toString()));
  }
}
