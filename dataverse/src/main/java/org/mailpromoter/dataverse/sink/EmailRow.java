package org.mailpromoter.dataverse.sink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;

/**
 * The row of an activity in the table {@code email}, as it is created. Only columns that may be
 * written are: Dynamics 365 keeps inreplyto, conversationindex, correlationmethod and senton to
 * itself.
 */
final class EmailRow {
  private static final String EMAIL = "email";
  private static final String BIND = "@odata.bind";

  /** Columns of a party are the same everywhere. */
  private static final int PARTY_NAME = 200;

  private final Facts facts;
  private final Records records;
  private final CustomColumns custom;
  private final ActivityEvent event;
  private final Set<UUID> gone;
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds texts to a row, as long as its columns are. */
  interface Texts {
    void cut(String column, String text);
  }

  /**
   * A row.
   *
   * @param gone rows that no longer exist, to which nothing is bound
   */
  EmailRow(
      Facts facts, Records records, CustomColumns custom, ActivityEvent event, Set<UUID> gone) {
    this.facts = facts;
    this.records = records;
    this.custom = custom;
    this.event = event;
    this.gone = gone;
  }

  /** The values as JSON, without attachments. */
  Map<String, Object> values(UUID id, boolean attachmentsLeftOut) {
    EmailActivity activity = event.activity();
    values.put("activityid", id.toString());
    values.put("directioncode", activity.direction() == Direction.OUTGOING);
    cut("subject", activity.subject());
    values.put("description", MailText.html(activity.body()));
    activity.messageId().ifPresent(each -> whole("messageid", each.toString()));
    values.put("actualend", activity.sentAt().toString());
    values.put("notifications", attachmentsLeftOut ? 1 : activity.notification().number());
    values.put("correlatedsubjectchanged", activity.correlatedSubjectChanged());
    whole("sender", addresses(Role.SENDER));
    whole("torecipients", addresses(Role.TO));
    links(activity);
    custom.write(event, this::cut);
    values.put("email_activity_parties", parties(activity));
    return values;
  }

  /** The links that may change later: regarding record and owner. */
  Map<String, Object> links() {
    event.activity().regarding().ifPresent(each -> bind("regardingobjectid", each));
    event.activity().owner().ifPresent(this::own);
    return values;
  }

  private void links(EmailActivity activity) {
    links();
    activity
        .parentActivity()
        .map(parent -> new Target(EMAIL, RowIds.email(event.id().storage(), parent)))
        .ifPresent(each -> bind(values, EMAIL, "parentactivityid", each));
  }

  private void bind(String column, RecordId record) {
    records.row(record).ifPresent(each -> bind(values, EMAIL, column, each));
  }

  /** Owners are users and teams; in the description of the table both are called owner. */
  private void own(RecordId record) {
    records
        .row(record)
        .filter(each -> each.table().equals("systemuser") || each.table().equals("team"))
        .filter(each -> !gone.contains(each.id()))
        .ifPresent(
            each ->
                facts
                    .navigation(EMAIL, "ownerid", "owner")
                    .ifPresent(name -> values.put(name + BIND, each.address())));
  }

  private boolean bind(Map<String, Object> row, String table, String column, Target target) {
    Optional<String> name =
        gone.contains(target.id())
            ? Optional.empty()
            : facts.navigation(table, column, target.table());
    name.ifPresent(each -> row.put(each + BIND, target.address()));
    return name.isPresent();
  }

  private List<Object> parties(EmailActivity activity) {
    List<Object> parties = new ArrayList<>();
    for (ActivityParty each : activity.parties()) {
      Map<String, Object> party = new LinkedHashMap<>();
      party.put("participationtypemask", each.role().mask());
      party.put("addressused", each.address().address().value());
      boolean bound =
          each.record()
              .flatMap(records::row)
              .filter(row -> bind(party, "activityparty", "partyid", row))
              .isPresent();
      if (!bound && !each.address().name().isEmpty()) {
        party.put("unresolvedpartyname", MailText.cut(each.address().name(), PARTY_NAME));
      }
      parties.add(party);
    }
    return parties;
  }

  /** The rows to which it would be bound. */
  Set<UUID> targets() {
    EmailActivity activity = event.activity();
    List<RecordId> all = new ArrayList<>();
    activity.parties().forEach(each -> each.record().ifPresent(all::add));
    activity.regarding().ifPresent(all::add);
    activity.owner().ifPresent(all::add);
    Set<UUID> targets =
        all.stream()
            .flatMap(each -> records.row(each).stream())
            .map(Target::id)
            .collect(Collectors.toSet());
    activity
        .parentActivity()
        .ifPresent(each -> targets.add(RowIds.email(event.id().storage(), each)));
    return targets;
  }

  private String addresses(Role role) {
    return event.activity().parties().stream()
        .filter(each -> each.role() == role)
        .map(each -> each.address().address().value())
        .distinct()
        .collect(Collectors.joining(";"));
  }

  private void cut(String column, String text) {
    facts.length(column).ifPresent(length -> values.put(column, MailText.cut(text, length)));
  }

  /** Half an id or half a list of addresses would be wrong: too long ones are left out. */
  private void whole(String column, String text) {
    boolean fits = facts.length(column).filter(length -> text.length() <= length).isPresent();
    if (fits && !text.isEmpty()) {
      values.put(column, MailText.plain(text));
    }
  }
}
