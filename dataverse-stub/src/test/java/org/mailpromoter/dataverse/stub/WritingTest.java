package org.mailpromoter.dataverse.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are written as the published tables allow. */
class WritingTest {
  private static final UUID ID = UUID.fromString("11111111-1111-5111-8111-111111111111");

  private final DataverseServerStub stub = DataverseServerStub.start();
  private final WebApiClient client = new WebApiClient(stub);
  private final UUID contact =
      stub.add("contact", Map.of("lastname", "Anna", "emailaddress1", "anna@x.example"));

  @AfterEach
  void stop() {
    stub.close();
  }

  private String email() {
    return """
    {"activityid": "%s", "subject": "Offer", "directioncode": false, "messageid": "<m@x.example>",
     "regardingobjectid_contact_email@odata.bind": "/contacts(%s)",
     "email_activity_parties": [
       {"participationtypemask": 1, "addressused": "anna@x.example",
        "partyid_contact@odata.bind": "/contacts(%s)"},
       {"participationtypemask": 2, "addressused": "us@ours.example"}],
     "email_activity_mime_attachment": [
       {"objecttypecode": "email", "filename": "a.txt", "mimetype": "text/plain", "body": "%s"}]}
    """
        .formatted(ID, contact, contact, Base64.getEncoder().encodeToString(new byte[] {1, 2}));
  }

  @Test
  void aRowIsCreatedWithTheRowsInsideItAndAnIdOfItsOwn() throws Exception {
    WebApiClient.Answer answer = client.post("emails", email());
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("OData-EntityId")).isEqualTo(stub.url() + "emails(" + ID + ")");
    assertThat(stub.rows("email"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("regardingobjectid", "contact:" + contact)
                    .containsEntry("attachmentcount", 1L)
                    .containsEntry("statecode", 0L)
                    .containsEntry("sender", "anna@x.example")
                    .containsEntry("ownerid", "systemuser:" + stub.user()));
    assertThat(stub.rows("activityparty")).hasSize(2);
    assertThat(stub.rows("activitymimeattachment"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("filesize", 2L));
  }

  @Test
  void theSameIdIsRefusedTheSecondTime() throws Exception {
    client.post("emails", email());
    WebApiClient.Answer again = client.post("emails", email());
    assertThat(again.status()).isEqualTo(412);
    assertThat(again.code()).isEqualTo("0x80040237");
    assertThat(stub.rows("activityparty")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"inreplyto\": \"<a@b>\"} | read-only",
        "{\"correlationmethod\": 3} | read-only",
        "{\"senton\": \"2026-01-05T12:00:00Z\"} | read-only",
        "{\"statecode\": 1} | read-only",
        "{\"subject\": 5} | Edm.String",
        "{\"directioncode\": 0} | Edm.Boolean",
        "{\"actualend\": \"yesterday\"} | Edm.DateTimeOffset",
        "{\"notifications\": 9} | outside the valid range",
        "{\"statuscode\": 4} | not a valid status code",
        "{\"ownerid\": \"11111111-1111-5111-8111-111111111111\"} | Navigation properties",
        "{\"to\": []} | party list",
        "{\"nosuch\": 1} | undeclared property",
        "{\"nosuch@odata.bind\": \"/contacts(11111111-1111-5111-8111-111111111111)\"} | undeclared",
        "{\"regardingobjectid_contact_email@odata.bind\": \"/contacts(11111111-1111-5111-8111-111111111111)\"} | Does Not Exist",
        "{\"email_activity_parties\": [{\"addressused\": \"a@b.example\"}]} | participationtypemask",
        "{\"email_activity_mime_attachment\": [{\"filename\": \"a\"}]} | objecttypecode",
        "no json | not JSON"
      })
  void whatTheTableDoesNotAllowIsRefused(String body, String why) throws Exception {
    WebApiClient.Answer answer = client.post("emails", body);
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.body()).contains(why);
    assertThat(stub.rows("email")).isEmpty();
    assertThat(stub.rows("activityparty")).isEmpty();
  }

  @Test
  void aTextMayNotBeLongerThanItsColumn() throws Exception {
    String body = "{\"subject\": \"" + "x".repeat(801) + "\"}";
    assertThat(client.post("emails", body).code()).isEqualTo("0x80044331");
  }

  @Test
  void aLookupTakesRowsOfItsTablesOnly() throws Exception {
    String body =
        "{\"regardingobjectid_account_email@odata.bind\": \"/contacts(" + contact + ")\"}";
    assertThat(client.post("emails", body).body()).contains("cannot be bound");
  }

  @Test
  void aCompletedEmailIsReadOnlyUntilItIsOpenedAgain() throws Exception {
    client.post("emails", email());
    String address = "emails(" + ID + ")";
    assertThat(client.patch(address, "{\"statecode\": 1, \"statuscode\": 1}").status())
        .isEqualTo(400);
    assertThat(client.patch(address, "{\"statecode\": 1, \"statuscode\": 4}").status())
        .isEqualTo(204);
    WebApiClient.Answer refused = client.patch(address, "{\"subject\": \"Other\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("read-only");
    client.patch(address, "{\"statecode\": 0}");
    assertThat(client.patch(address, "{\"subject\": \"Other\"}").status()).isEqualTo(204);
    assertThat(stub.rows("email").get(0)).containsEntry("subject", "Other");
  }

  @Test
  void conditionsAreHonoured() throws Exception {
    String address = "contacts(" + contact + ")";
    String etag = client.get(address).header("ETag");
    assertThat(client.patch(address, "{\"lastname\": \"B\"}", "If-Match", etag).status())
        .isEqualTo(204);
    WebApiClient.Answer old = client.patch(address, "{\"lastname\": \"C\"}", "If-Match", etag);
    assertThat(old.status()).isEqualTo(412);
    assertThat(old.code()).isEqualTo("0x80060882");
    assertThat(client.patch(address, "{}", "If-None-Match", "*").status()).isEqualTo(412);
    String other = "contacts(" + ID + ")";
    assertThat(client.patch(other, "{}", "If-Match", "*").status()).isEqualTo(404);
    assertThat(client.patch(other, "{\"lastname\": \"New\"}").status()).isEqualTo(204);
    assertThat(client.send("DELETE", other, "").status()).isEqualTo(204);
    assertThat(client.get(other).status()).isEqualTo(404);
  }

  @Test
  void aPluginOfTheCustomerRefuses() throws Exception {
    stub.plugin("Create", "email", "No mail on Sundays");
    WebApiClient.Answer answer = client.post("emails", email());
    assertThat(answer.code()).isEqualTo("0x80040265");
    assertThat(answer.body()).contains("No mail on Sundays");
    assertThat(stub.rows("email")).isEmpty();
  }

  @Test
  void aLargeAttachmentComesInBlocks() throws Exception {
    client.post("emails", email());
    String target =
        "{\"@odata.type\": \"Microsoft.Dynamics.CRM.activitymimeattachment\","
            + "\"filename\": \"b.bin\", \"objecttypecode\": \"email\","
            + "\"objectid_email@odata.bind\": \"/emails("
            + ID
            + ")\"}";
    String token =
        client
            .post("InitializeAttachmentBlocksUpload", "{\"Target\": " + target + "}")
            .json()
            .textOr("FileContinuationToken", "");
    for (String block : new String[] {"AAAA", "BBBB"}) {
      String data = Base64.getEncoder().encodeToString(new byte[3]);
      String body =
          "{\"BlockId\": \"%s\", \"BlockData\": \"%s\", \"FileContinuationToken\": \"%s\"}"
              .formatted(block, data, token);
      assertThat(client.post("UploadBlock", body).status()).isEqualTo(204);
    }
    String commit =
        "{\"Target\": %s, \"BlockList\": [\"AAAA\", \"BBBB\"], \"FileContinuationToken\": \"%s\"}"
            .formatted(target, token);
    WebApiClient.Answer answer = client.post("CommitAttachmentBlocksUpload", commit);
    assertThat(answer.json().number("FileSizeInBytes")).contains(6L);
    assertThat(stub.rows("email").get(0)).containsEntry("attachmentcount", 2L);
  }

  @Test
  void anAttachmentMayNotBeLargerThanTheOrganisationAllows() throws Exception {
    stub.largestAttachment(1);
    assertThat(client.post("emails", email()).body()).contains("too big");
  }
}
