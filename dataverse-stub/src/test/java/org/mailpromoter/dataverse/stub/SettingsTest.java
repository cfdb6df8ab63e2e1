package org.mailpromoter.dataverse.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.dataverse.stub.json.JsonObject;

/** Settings of the organization, its users, queues and mailboxes, and questions about mail. */
class SettingsTest {
  private static final String LOOKUPS = "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"";

  private final DataverseServerStub stub = DataverseServerStub.start();
  private final WebApiClient client = new WebApiClient(stub);

  @AfterEach
  void stop() {
    stub.close();
  }

  private List<JsonObject> rows(String path) throws Exception {
    return client.get(path, "Prefer", LOOKUPS).json().objects("value");
  }

  @Test
  void theOrganizationHasThePublishedDefaultsUntilTheyAreChanged() throws Exception {
    assertThat(rows("organizations"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.flag("emailcorrelationenabled")).isTrue();
              assertThat(row.members()).containsEntry("ignoreinternalemail", false);
              assertThat(row.text("organizationid")).isPresent();
            });
    stub.settings(Map.of("ignoreinternalemail", true, "trackingtokeniddigits", 4));
    stub.largestAttachment(9_000);
    assertThat(rows("organizations").get(0).members())
        .containsEntry("ignoreinternalemail", true)
        .containsEntry("trackingtokeniddigits", 4L)
        .containsEntry("maxuploadfilesize", 9_000L)
        .containsEntry("emailcorrelationenabled", true);
  }

  @Test
  void settingsOfUsersAreRowsUnderTheirIds() throws Exception {
    stub.put("usersettings", stub.user(), Map.of("incomingemailfilteringmethod", 3));
    assertThat(
            rows("usersettingscollection?$select=systemuserid,incomingemailfilteringmethod")
                .get(0)
                .members())
        .containsEntry("systemuserid", stub.user().toString())
        .containsEntry("incomingemailfilteringmethod", 3L);
  }

  @Test
  void aMailboxNamesTheUserOrQueueThatItIsOf() throws Exception {
    UUID queue = stub.add("queue", Map.of("name", "Support", "emailaddress", "s@x.example"));
    stub.add("mailbox", Map.of("name", "Support", "regardingobjectid", "queue:" + queue));
    JsonObject row = rows("mailboxes?$select=name,_regardingobjectid_value").get(0);
    assertThat(row.text("_regardingobjectid_value")).contains(queue.toString());
    assertThat(row.text("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname"))
        .contains("queue");
  }

  @Test
  void whatWasAskedAboutMailIsKeptAndUnpublishedParametersAreRefused() throws Exception {
    String rest = "Subject=@b,From=@b,To=@b,Cc=@b,Bcc=@b";
    String values = "?@a='m'&@b='it%27%27s'";
    client.get("CheckIncomingEmail(MessageId=@a," + rest + ")" + values);
    assertThat(stub.askedMails())
        .singleElement()
        .satisfies(mail -> assertThat(mail).containsEntry("Subject", "it's"));
    assertThat(
            client.get("CheckIncomingEmail(MessageId=@a,Body=@b," + rest + ")" + values).status())
        .isEqualTo(400);
  }
}
