package org.mailpromoter.dataverse.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.spi.policy.SourcePlace;

/**
 * The switches in the column orgdborgsettings. One that is absent has its default, which for those
 * of the same meaning is the default here, too.
 */
final class SwitchMapping {
  private static final String COLUMN = "orgdborgsettings";
  private static final String FORCED = "SSSForceFilteringMethodForUserMailboxes";

  private static final List<Flag> FLAGS =
      List.of(
          new Flag(
              "DoNotCorrelateForwardedEmailsAsReplies",
              OrganizationSwitch.DO_NOT_CORRELATE_FORWARDS),
          new Flag(
              "IgnoreConversationIndexAndInReplyToForCorrelation",
              OrganizationSwitch.IGNORE_HEADERS_FOR_CORRELATION),
          new Flag("AutoTrackSentFolderItems", OrganizationSwitch.AUTO_TRACK_SENT_ITEMS),
          new Flag(
              "UseFilteringMethodOfSyncingMailboxOnlyForCorrelation",
              OrganizationSwitch.SYNCING_MAILBOX_ONLY),
          new Flag(
              "UnresolveSenderInCaseOfMultipleMatch",
              OrganizationSwitch.UNRESOLVE_SENDER_IF_AMBIGUOUS),
          new Flag("ResolveForInactiveEntities", OrganizationSwitch.RESOLVE_INACTIVE_RECORDS),
          new Flag(
              "IgnoreInternalEmailDetectionEnhancement",
              OrganizationSwitch.INTERNAL_EMAIL_NEEDS_SENT_COPY),
          new Flag(
              "DoNotIgnoreInternalEmailToQueues",
              OrganizationSwitch.DO_NOT_IGNORE_INTERNAL_EMAIL_TO_QUEUES),
          new Flag(
              "IgnoreInternalEmailFromQueues",
              OrganizationSwitch.IGNORE_INTERNAL_EMAIL_FROM_QUEUES),
          new Flag(
              "CreateQueueItemsForAcceptingQueueRecipients",
              OrganizationSwitch.QUEUE_ITEMS_FOR_RECIPIENTS),
          new Flag(
              "CreateQueueItemForSynchronizingMailbox", OrganizationSwitch.QUEUE_ITEM_FOR_MAILBOX),
          new Flag(
              "SSSCreateAdditionalQueueItemsForAlreadyTrackedEmail",
              OrganizationSwitch.QUEUE_ITEMS_FOR_DUPLICATES),
          new Flag("RestrictIRMEmailItems", OrganizationSwitch.RESTRICT_PROTECTED_MAIL));

  private static final List<Unlike> UNLIKE =
      List.of(
          new Unlike(
              "TrackCategorizedItems",
              "true",
              "To ignore keywords by which people track mail, set tracked-keywords to none."),
          new Unlike(
              "HideTrackAllOption", "false", "It changes what users can choose, and no value."),
          new Unlike(
              "HideEmailAutoTrackOptions",
              "false",
              "It changes what users can choose, and no value."),
          new Unlike(
              "AutoCreateContactOnPromote",
              "true",
              "Here nothing is created for unknown senders unless create-unknown-senders says so."),
          new Unlike(
              "ExchangeSyncIdMappingPersistenceTimeInDays",
              "3",
              "It is about what Dynamics 365 remembers of failed mail. Here refused-retention-days"
                  + " says how long evidence is kept."),
          new Unlike(
              "MaximumSubjectLengthOnMailServer",
              "255",
              "Here a subject with a token has at most 255 characters."));

  private record Flag(String name, OrganizationSwitch which) {}

  private record Unlike(String name, String usual, String why) {}

  private final JsonObject row;
  private final Map<String, String> given;
  private final Findings findings;

  private SwitchMapping(JsonObject row, Map<String, String> given, Findings findings) {
    this.row = row;
    this.given = given;
    this.findings = findings;
  }

  static void map(JsonObject row, Findings findings) {
    Optional<Map<String, String>> given = OrgSettingsXml.read(row.textOrEmpty(COLUMN));
    if (given.isEmpty()) {
      findings.without(
          PolicyMapping.ofOrganization(COLUMN, row),
          "",
          "It is not XML of the known form, so no switch in it is carried over.");
      return;
    }
    SwitchMapping mapping = new SwitchMapping(row, given.get(), findings);
    FLAGS.forEach(mapping::flag);
    mapping.forcedOption();
    mapping.alertDays();
    UNLIKE.forEach(mapping::unlike);
  }

  private SourcePlace place(String name) {
    SourcePlace place = PolicyMapping.ofOrganization(COLUMN + "/" + name, row);
    return given.containsKey(name)
        ? place
        : new SourcePlace(place.column(), place.row() + " (absent there: its default)");
  }

  private void flag(Flag flag) {
    String standard = String.valueOf(flag.which().standard());
    String value = given.getOrDefault(flag.name(), standard).toLowerCase(Locale.ROOT);
    switch (value) {
      case "true", "false" ->
          findings.setting(
              flag.which().key(), place(flag.name()), OrganizationMapping.yesOrNo(value));
      default -> notOf(flag.name(), "true or false");
    }
  }

  private void notOf(String name, String expected) {
    findings.without(
        place(name), given.getOrDefault(name, ""), "It is not " + expected + " there.");
  }

  /** A-5: -1 is off, others are the number of a Track option. */
  private void forcedOption() {
    String value = given.getOrDefault(FORCED, "-1");
    String key = OrganizationValue.FORCED_TRACK_OPTION.key();
    switch (value) {
      case "-1" -> findings.setting(key, place(FORCED), "off");
      case "0", "1", "2", "3", "4" -> findings.setting(key, place(FORCED), value);
      default -> notOf(FORCED, "a number from -1 to 4");
    }
  }

  private void alertDays() {
    String name = "TraceLogPersistenceTimeInDays";
    findings.setting(
        OrganizationValue.ALERT_RETENTION_DAYS.key(),
        place(name),
        given.getOrDefault(name, OrganizationValue.ALERT_RETENTION_DAYS.standard()));
  }

  private void unlike(Unlike each) {
    String value = given.getOrDefault(each.name(), each.usual());
    if (!value.equalsIgnoreCase(each.usual())) {
      findings.without(place(each.name()), value, each.why());
    }
  }
}
