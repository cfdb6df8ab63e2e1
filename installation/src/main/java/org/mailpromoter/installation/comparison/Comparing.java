package org.mailpromoter.installation.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.SettingTexts;
import org.mailpromoter.spi.policy.ForeignMailbox;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.ForeignSetting;

/** Puts the values of two sides next to each other. Not thread-safe. */
final class Comparing {
  private static final String ORGANIZATION = "organization";
  private static final String ADDRESSES = "addresses";
  private static final String TRACK = "track";

  private final Deployment file;
  private final Policy policy;
  private final MatchedOwners names;
  private final Map<RecordId, RecordEntry> records = new LinkedHashMap<>();
  private final List<ComparedSetting> all = new ArrayList<>();

  Comparing(Deployment file, Policy policy, MatchedOwners names) {
    this.file = file;
    this.policy = policy;
    this.names = names;
    file.ownerRecords().forEach(each -> records.put(each.record().id(), each));
  }

  /**
   * Every setting of both sides.
   *
   * @param settings those of the organization that can be compared
   * @param texts their values in their one written form
   */
  List<ComparedSetting> all(
      List<ForeignSetting> settings, Map<String, String> texts, ForeignPolicy there) {
    organization(settings, texts);
    there.owners().forEach(each -> names.of(each.id()).ifPresent(id -> owner(each, id)));
    onlyHere();
    there.mailboxes().forEach(each -> names.of(each.owner()).ifPresent(id -> mailbox(each, id)));
    return all;
  }

  private void organization(List<ForeignSetting> settings, Map<String, String> texts) {
    Map<String, String> here = SettingTexts.of(file, policy.organization());
    Map<String, Origin> origins =
        PolicyText.lines(policy).stream()
            .filter(each -> each.scope().equals(ORGANIZATION))
            .collect(Collectors.toMap(PolicyText.Line::key, PolicyText.Line::origin));
    for (ForeignSetting each : settings) {
      String key = each.key();
      ComparedSetting compared =
          ComparedSetting.there(ORGANIZATION, key, text(key, texts), each.values().place())
              .and(text(key, here));
      all.add(Optional.ofNullable(origins.get(key)).map(compared::from).orElse(compared));
    }
  }

  /** In lists of the organization the order of items has no meaning. */
  private static String text(String key, Map<String, String> texts) {
    String text = texts.getOrDefault(key, "");
    return OrganizationValue.of(key)
        .filter(OrganizationValue::isList)
        .flatMap(list -> list.normalized(sorted(list.items(text))))
        .orElse(text);
  }

  /** Commas separate the items of every list, also those that have spaces. */
  private static String sorted(List<String> items) {
    return items.stream().sorted().collect(Collectors.joining(", "));
  }

  private void owner(ForeignOwner there, RecordId id) {
    String scope = id.toString();
    ComparedSetting addresses =
        ComparedSetting.there(
            scope, ADDRESSES, listed(there.addresses().value()), there.addresses().place());
    ComparedSetting track =
        ComparedSetting.there(scope, TRACK, there.track().value().word(), there.track().place());
    Optional<RecordEntry> here = Optional.ofNullable(records.get(id));
    all.add(here.map(each -> addresses.and(listed(each.addresses()))).orElse(addresses));
    all.add(
        here.flatMap(each -> policy.owner(id))
            .map(Owner::track)
            .map(option -> track.and(option.value().word()).from(option.origin()))
            .orElse(track));
    if (id.kind() == RecordKind.QUEUE) {
      responsible(there, scope, here.map(RecordEntry::record));
    }
  }

  private void responsible(ForeignOwner there, String scope, Optional<PartyRecord> here) {
    there
        .responsible()
        .ifPresent(
            user ->
                names
                    .of(user.value())
                    .ifPresent(
                        id -> {
                          ComparedSetting owner =
                              ComparedSetting.there(scope, "owner", id.toString(), user.place());
                          all.add(
                              here.flatMap(PartyRecord::owner)
                                  .map(own -> owner.and(own.toString()))
                                  .orElse(owner));
                        }));
  }

  private static String listed(List<EmailAddress> addresses) {
    return addresses.stream().map(EmailAddress::value).sorted().collect(Collectors.joining(" "));
  }

  /** Users and queues that the other CRM does not have. */
  private void onlyHere() {
    Set<RecordId> known = new HashSet<>(names.all().values());
    records.forEach(
        (id, entry) -> {
          if (!known.contains(id) && entry.record().active()) {
            all.add(ComparedSetting.here(id.toString(), ADDRESSES, listed(entry.addresses())));
          }
        });
  }

  private void mailbox(ForeignMailbox there, RecordId owner) {
    policy
        .mailboxes()
        .forEach(
            (id, here) -> {
              if (here.owner().filter(owner::equals).isPresent()) {
                mailbox(there, "mailbox " + id, here);
              }
            });
  }

  private void mailbox(ForeignMailbox there, String scope, MailboxPolicy here) {
    all.add(
        ComparedSetting.there(
                scope,
                "enabled",
                PolicyFileText.yesOrNo(there.enabled().value()),
                there.enabled().place())
            .and(PolicyFileText.yesOrNo(here.incomingEnabled())));
    all.add(
        ComparedSetting.there(
                scope,
                "approved",
                PolicyFileText.yesOrNo(there.approved().value()),
                there.approved().place())
            .and(PolicyFileText.yesOrNo(here.approved())));
    there
        .processFrom()
        .ifPresent(
            start -> {
              ComparedSetting from =
                  ComparedSetting.there(
                      scope, "process-from", start.value().toString(), start.place());
              all.add(here.processFrom().map(time -> from.and(time.toString())).orElse(from));
            });
  }
}
