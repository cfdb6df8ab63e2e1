package org.mailpromoter.dataverse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.dataverse.client.Json;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.spi.policy.ForeignMailbox;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.testkit.stub.PublishedSchema;

/** What each value of each published column means here. */
class PolicyMappingTest {
  private static final String USER = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final String QUEUE = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  private final Map<String, Object> organization = new HashMap<>();
  private final Map<String, Object> user =
      new HashMap<>(
          Map.of(
              "systemuserid", USER, "fullname", "Anna", "internalemailaddress", "anna@x.example"));
  private final Map<String, Object> settings =
      new HashMap<>(Map.of("systemuserid", USER, "incomingemailfilteringmethod", "1"));
  private final Map<String, Object> queue =
      new HashMap<>(
          Map.of(
              "queueid",
              QUEUE,
              "name",
              "Support",
              "emailaddress",
              "support@x.example",
              "statecode",
              "0",
              "incomingemailfilteringmethod",
              "0",
              "_ownerid_value",
              USER,
              "_ownerid_value" + SettingRows.TABLE,
              "systemuser"));
  private final Map<String, Object> mailbox =
      new HashMap<>(
          Map.of(
              "mailboxid",
              "m",
              "name",
              "Anna",
              "statecode",
              "0",
              "incomingemaildeliverymethod",
              "2",
              "enabledforincomingemail",
              "true",
              "emailrouteraccessapproval",
              "1",
              "_regardingobjectid_value",
              USER,
              "_regardingobjectid_value" + SettingRows.TABLE,
              "systemuser"));
  private final Map<String, Object> profile =
      new HashMap<>(Map.of("name", "Exchange", "statecode", "0"));

  private ForeignPolicy mapped() {
    return PolicyMapping.of(
        "contoso",
        new SettingRows(
            new JsonObject(organization),
            List.of(new JsonObject(user)),
            List.of(new JsonObject(settings)),
            List.of(new JsonObject(queue)),
            List.of(new JsonObject(mailbox)),
            List.of(new JsonObject(profile))));
  }

  private static Optional<List<String>> setting(ForeignPolicy policy, String key) {
    return policy.settings().stream()
        .filter(each -> each.key().equals(key))
        .map(each -> each.values().value())
        .findFirst();
  }

  private static List<String> remarks(ForeignPolicy policy, String column) {
    return policy.notCarriedOver().stream()
        .filter(each -> each.place().column().startsWith(column))
        .map(NotCarriedOver::why)
        .toList();
  }

  private static JsonObject published(String table) throws IOException {
    Optional<Path> folder = PublishedSchema.find("dataverse-schema");
    Assumptions.assumeTrue(folder.isPresent(), "../shared/dataverse-schema is missing");
    try (InputStream in = Files.newInputStream(folder.orElseThrow().resolve(table + ".json"))) {
      return Json.read(in);
    }
  }

  private static JsonObject column(String table, String name) throws IOException {
    return published(table).objects("columns").stream()
        .filter(each -> each.textOrEmpty("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> choices(String table, String name) throws IOException {
    return column(table, name).object("choices").orElseThrow().members().keySet();
  }

  @Test
  void everyPublishedFilteringMethodOfUsersAndQueuesIsATrackOption() throws Exception {
    String column = "incomingemailfilteringmethod";
    assertThat(choices("usersettings", column)).hasSize(TrackOption.values().length);
    assertThat(choices("queue", column)).isEqualTo(choices("usersettings", column));
    for (String number : choices("usersettings", column)) {
      settings.put(column, number);
      queue.put(column, number);
      assertThat(mapped().owners())
          .hasSize(2)
          .allSatisfy(
              each ->
                  assertThat(each.track().value().number()).isEqualTo(Integer.parseInt(number)));
    }
    settings.put(column, "5");
    assertThat(mapped().owners()).hasSize(1);
    assertThat(remarks(mapped(), "usersettings." + column)).hasSize(1);
  }

  @Test
  void everyPublishedApprovalIsApprovedOrNot() throws Exception {
    for (String number : choices("mailbox", "emailrouteraccessapproval")) {
      mailbox.put("emailrouteraccessapproval", number);
      assertThat(mapped().mailboxes())
          .extracting(each -> each.approved().value())
          .containsExactly(number.equals("1"));
    }
  }

  @Test
  void everyPublishedDeliveryMethodIsEnabledOrNotOrSaysWhyNot() throws Exception {
    String column = "incomingemaildeliverymethod";
    for (String number : choices("mailbox", column)) {
      mailbox.put(column, number);
      List<Boolean> enabled =
          mapped().mailboxes().stream()
              .map(ForeignMailbox::enabled)
              .map(each -> each.value())
              .toList();
      switch (number) {
        case "0" -> assertThat(enabled).containsExactly(false);
        case "2" -> assertThat(enabled).containsExactly(true);
        default -> {
          assertThat(enabled).isEmpty();
          assertThat(remarks(mapped(), "mailbox." + column)).hasSize(1);
        }
      }
    }
    mailbox.put(column, "2");
    mailbox.put("enabledforincomingemail", "false");
    assertThat(mapped().mailboxes().get(0).enabled().value()).isFalse();
  }

  @Test
  void everyPublishedConnectionChannelIsUsualOrRemarkedOn() throws Exception {
    for (String number : choices("organization", "emailconnectionchannel")) {
      organization.put("emailconnectionchannel", number);
      assertThat(remarks(mapped(), "organization.emailconnectionchannel"))
          .hasSize(number.equals("0") ? 0 : 1);
    }
  }

  @Test
  void everyPublishedStateOfQueuesMailboxesAndProfilesIsInUseOrNot() throws Exception {
    profile.put("moveundeliveredemails", "true");
    for (String table : List.of("queue", "mailbox", "emailserverprofile")) {
      assertThat(choices(table, "statecode")).containsExactlyInAnyOrder("0", "1");
    }
    queue.put("statecode", "1");
    mailbox.put("statecode", "1");
    assertThat(mapped().owners()).hasSize(1);
    assertThat(mapped().mailboxes()).isEmpty();
    assertThat(remarks(mapped(), "emailserverprofile")).hasSize(1);
    profile.put("statecode", "1");
    assertThat(remarks(mapped(), "emailserverprofile")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "emailcorrelationenabled, use-correlation",
    "enablesmartmatching, use-smart-matching",
    "ignoreinternalemail, ignore-internal-email",
    "unresolveemailaddressifmultiplematch, unresolve-recipient-if-ambiguous"
  })
  void aFlagIsTakenAsItIs(String name, String key) throws Exception {
    assertThat(column("organization", name).textOrEmpty("type")).isEqualTo("Boolean");
    organization.put(name, "true");
    assertThat(setting(mapped(), key)).contains(List.of("yes"));
    organization.put(name, "false");
    assertThat(setting(mapped(), key)).contains(List.of("no"));
    organization.remove(name);
    assertThat(setting(mapped(), key)).isEmpty();
    assertThat(remarks(mapped(), "organization." + name)).hasSize(1);
  }

  @Test
  void publishedDefaultsOfFlagsAreOurs() throws Exception {
    for (String name :
        List.of(
            "emailcorrelationenabled",
            "enablesmartmatching",
            "ignoreinternalemail",
            "unresolveemailaddressifmultiplematch")) {
      organization.put(name, column("organization", name).textOrEmpty("default"));
    }
    ForeignPolicy policy = mapped();
    for (OrganizationSwitch each :
        List.of(
            OrganizationSwitch.USE_CORRELATION,
            OrganizationSwitch.USE_SMART_MATCHING,
            OrganizationSwitch.IGNORE_INTERNAL_EMAIL,
            OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS)) {
      assertThat(setting(policy, each.key())).contains(List.of(each.standard() ? "yes" : "no"));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true, yes", "false, false, no", "true, false, ''", "false, true, ''"})
  void approvalIsCarriedOverIfItIsTheSameForUsersAndQueues(
      String users, String queues, String expected) {
    organization.put("requireapprovalforuseremail", users);
    organization.put("requireapprovalforqueueemail", queues);
    assertThat(setting(mapped(), "only-approved-mailboxes").map(List::toString).orElse(""))
        .isEqualTo(expected.isEmpty() ? "" : "[" + expected + "]");
    assertThat(remarks(mapped(), "organization.requireapproval"))
        .hasSize(expected.isEmpty() ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"9, 1", "999, 3", "999999999, 9"})
  void aLargestNumberOfNinesIsANumberOfDigits(String largest, String digits) {
    organization.put("maximumtrackingnumber", largest);
    assertThat(setting(mapped(), "tracking-token-counter-digits")).contains(List.of(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "0", "-1", "9999999999"})
  void anotherLargestNumberIsNotCarriedOver(String largest) {
    organization.put("maximumtrackingnumber", largest);
    assertThat(setting(mapped(), "tracking-token-counter-digits")).isEmpty();
    assertThat(remarks(mapped(), "organization.maximumtrackingnumber")).hasSize(1);
  }

  @Test
  void onePrefixIsTakenAndAHistoryIsNot() {
    organization.put("trackingprefix", "CRM:;");
    assertThat(setting(mapped(), "tracking-token-prefixes")).contains(List.of("CRM:"));
    organization.put("trackingprefix", "CRM:;OLD:");
    assertThat(setting(mapped(), "tracking-token-prefixes")).isEmpty();
    assertThat(remarks(mapped(), "organization.trackingprefix").get(0)).contains("current one");
  }

  @Test
  void theLargestAttachmentIsInKilobytes() {
    organization.put("maxuploadfilesize", "5242880");
    assertThat(setting(mapped(), "largest-attachment-kilobytes")).contains(List.of("5120"));
    organization.put("maxuploadfilesize", "0");
    assertThat(setting(mapped(), "largest-attachment-kilobytes")).isEmpty();
  }

  private void orgSettings(String xml) {
    organization.put("orgdborgsettings", "<OrgSettings>" + xml + "</OrgSettings>");
  }

  @ParameterizedTest
  @CsvSource({
    "DoNotCorrelateForwardedEmailsAsReplies, do-not-correlate-forwards",
    "IgnoreConversationIndexAndInReplyToForCorrelation, ignore-headers-for-correlation",
    "AutoTrackSentFolderItems, auto-track-sent-items",
    "UseFilteringMethodOfSyncingMailboxOnlyForCorrelation, syncing-mailbox-only",
    "UnresolveSenderInCaseOfMultipleMatch, unresolve-sender-if-ambiguous",
    "ResolveForInactiveEntities, resolve-inactive-records",
    "IgnoreInternalEmailDetectionEnhancement, internal-email-needs-sent-copy",
    "DoNotIgnoreInternalEmailToQueues, do-not-ignore-internal-email-to-queues",
    "IgnoreInternalEmailFromQueues, ignore-internal-email-from-queues",
    "CreateQueueItemsForAcceptingQueueRecipients, queue-items-for-recipients",
    "CreateQueueItemForSynchronizingMailbox, queue-item-for-mailbox",
    "SSSCreateAdditionalQueueItemsForAlreadyTrackedEmail, queue-items-for-duplicates",
    "RestrictIRMEmailItems, restrict-protected-mail"
  })
  void aSwitchIsTakenAsItIsAndAnAbsentOneHasItsDefault(String name, String key) {
    orgSettings("<" + name + ">true</" + name + ">");
    assertThat(setting(mapped(), key)).contains(List.of("yes"));
    orgSettings("<" + name + ">False</" + name + ">");
    assertThat(setting(mapped(), key)).contains(List.of("no"));
    orgSettings("");
    OrganizationSwitch which = OrganizationSwitch.of(key).orElseThrow();
    assertThat(setting(mapped(), key)).contains(List.of(which.standard() ? "yes" : "no"));
    orgSettings("<" + name + ">perhaps</" + name + ">");
    assertThat(setting(mapped(), key)).isEmpty();
    assertThat(remarks(mapped(), "organization.orgdborgsettings/" + name)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"-1, off", "0, 0", "1, 1", "2, 2", "3, 3", "4, 4", "5, ''", "true, ''"})
  void theForcedMethodIsOffOrATrackOption(String value, String expected) {
    String name = "SSSForceFilteringMethodForUserMailboxes";
    orgSettings("<" + name + ">" + value + "</" + name + ">");
    assertThat(setting(mapped(), "forced-track-option"))
        .isEqualTo(expected.isEmpty() ? Optional.empty() : Optional.of(List.of(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<OrgSettings><a>",
        "true",
        "<!DOCTYPE x [<!ENTITY e 'v'>]><x><a>&e;</a></x>",
        "<a><b><c/></b></a>"
      })
  void switchesThatCannotBeReadAreNotTakenForDefaults(String xml) {
    organization.put("orgdborgsettings", xml);
    assertThat(setting(mapped(), "auto-track-sent-items")).isEmpty();
    assertThat(remarks(mapped(), "organization.orgdborgsettings")).hasSize(1);
  }

  @Test
  void everyOtherSettingIsRemarkedOnIfItIsNotAsUsual() throws Exception {
    List<String> flags = new ArrayList<>();
    for (JsonObject each : published("organization").objects("columns")) {
      String name = each.textOrEmpty("name");
      organization.put(name, each.textOrEmpty("default"));
      if (Set.of(
              "resolvesimilarunresolvedemailaddress",
              "isfolderbasedtrackingenabled",
              "generatealertsforerrors",
              "generatealertsforwarnings",
              "generatealertsforinformation",
              "notifymailboxownerofemailserverlevelalerts",
              "allowunresolvedpartiesonemailsend")
          .contains(name)) {
        flags.add(name);
      }
    }
    assertThat(flags).hasSize(7);
    for (String flag : flags) {
      String usual = String.valueOf(organization.get(flag));
      assertThat(remarks(mapped(), "organization." + flag)).as(flag).isEmpty();
      organization.put(flag, usual.equals("true") ? "false" : "true");
      assertThat(remarks(mapped(), "organization." + flag)).as(flag).hasSize(1);
    }
  }

  @Test
  void whatManyUsersHaveIsOneRemark() {
    List<JsonObject> users = new ArrayList<>();
    List<JsonObject> theirs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      users.add(
          new JsonObject(
              Map.of(
                  "systemuserid",
                  "u" + i,
                  "fullname",
                  "User " + i,
                  "internalemailaddress",
                  "u" + i + "@x.example")));
      theirs.add(
          new JsonObject(
              Map.of(
                  "systemuserid",
                  "U" + i,
                  "incomingemailfilteringmethod",
                  "2",
                  "trackingtokenid",
                  String.valueOf(i + 1))));
    }
    ForeignPolicy policy =
        PolicyMapping.of(
            "contoso",
            new SettingRows(
                new JsonObject(organization), users, theirs, List.of(), List.of(), List.of()));
    assertThat(policy.owners()).hasSize(20);
    assertThat(
            policy.notCarriedOver().stream()
                .filter(each -> each.place().column().equals("usersettings.trackingtokenid"))
                .map(NotCarriedOver::value)
                .collect(Collectors.toList()))
        .containsExactly("User 0, User 1, User 2, User 3, User 4 and 15 more");
  }

  @Test
  void aQueueOfATeamHasNoOwnerHere() {
    queue.put("_ownerid_value" + SettingRows.TABLE, "team");
    assertThat(mapped().owners()).hasSize(2).allMatch(each -> each.responsible().isEmpty());
    assertThat(remarks(mapped(), "queue.ownerid")).hasSize(1);
  }

  @Test
  void aMailboxHasTheTimeFromWhichOnItIsRead() {
    mailbox.put("processemailreceivedafter", "2026-01-31T10:00:00Z");
    assertThat(mapped().mailboxes().get(0).processFrom().orElseThrow().value())
        .isEqualTo("2026-01-31T10:00:00Z");
  }
}
