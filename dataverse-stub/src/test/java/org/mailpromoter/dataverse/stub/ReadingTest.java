package org.mailpromoter.dataverse.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.dataverse.stub.json.JsonObject;

/** Rows are found by OData queries and by FetchXML. */
class ReadingTest {
  private final DataverseServerStub stub = DataverseServerStub.start();
  private final WebApiClient client = new WebApiClient(stub);
  private final UUID anna =
      stub.add(
          "contact",
          Map.of("lastname", "Anna", "fullname", "Anna", "emailaddress1", "Anna@X.example"));
  private final UUID bert =
      stub.add("contact", Map.of("lastname", "O'Brien", "emailaddress2", "o'brien@x.example"));

  @AfterEach
  void stop() {
    stub.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> found(String filter) throws Exception {
    return client
        .get("contacts?$select=contactid&$filter=" + encoded(filter))
        .json()
        .objects("value")
        .stream()
        .map(each -> each.textOr("contactid", ""))
        .toList();
  }

  @Test
  void filtersDoNotMindTheCaseOfLetters() throws Exception {
    assertThat(found("emailaddress1 eq 'anna@x.EXAMPLE'")).containsExactly(anna.toString());
    assertThat(found("contains(lastname,'BRIEN') or lastname eq 'ANNA'")).hasSize(2);
    assertThat(found("lastname eq 'o''brien'")).containsExactly(bert.toString());
    assertThat(found("emailaddress1 eq null and not (lastname eq 'x')"))
        .containsExactly(bert.toString());
    assertThat(found("statecode eq 0 and createdon gt 2020-01-01T00:00:00Z")).hasSize(2);
    assertThat(found("_ownerid_value eq " + stub.user())).hasSize(2);
    assertThat(found("lastname eq '%'")).isEmpty();
  }

  @Test
  void aListOfValuesIsOneCondition() throws Exception {
    String in =
        "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='emailaddress2'&@p2="
            + encoded("[\"nobody@x.example\",\"O'BRIEN@x.example\"]");
    WebApiClient.Answer answer = client.get("contacts?$select=lastname&$filter=" + in);
    assertThat(answer.json().objects("value"))
        .singleElement()
        .satisfies(each -> assertThat(each.textOr("contactid", "")).isEqualTo(bert.toString()));
  }

  @Test
  void whatIsNoQueryIsRefused() throws Exception {
    for (String each :
        List.of(
            "contacts?$select=nosuch",
            "contacts?$filter=nosuch%20eq%201",
            "contacts?$filter=lastname%20is%201",
            "contacts?$filter=lastname%20eq%20'a",
            "contacts?$select=ownerid",
            "emails?$filter=contains(description,'a')")) {
      assertThat(client.get(each).status()).as(each).isEqualTo(400);
    }
    assertThat(client.get("nosuch").status()).isEqualTo(404);
    assertThat(client.get("contacts(" + UUID.randomUUID() + ")").code()).isEqualTo("0x80040217");
    StringBuilder many = new StringBuilder("lastname%20eq%20'a'");
    many.append("%20or%20lastname%20eq%20'a'".repeat(500));
    assertThat(client.get("contacts?$filter=" + many).code()).isEqualTo("0x8004430c");
    assertThat(client.get("contacts?$filter=" + "a".repeat(40_000)).status()).isEqualTo(414);
  }

  @Test
  void aListComesInPages() throws Exception {
    for (int number = 0; number < 5_001; number++) {
      stub.add("account", Map.of("name", "N" + number));
    }
    JsonObject first = client.get("accounts?$select=name&$orderby=name%20desc").json();
    assertThat(first.objects("value")).hasSize(5_000);
    assertThat(first.objects("value").get(0).textOr("name", "")).isEqualTo("N999");
    String next = first.textOr("@odata.nextLink", "").substring(stub.url().toString().length());
    JsonObject second = client.get(next).json();
    assertThat(second.objects("value")).hasSize(1);
    assertThat(second.members()).doesNotContainKey("@odata.nextLink");
    assertThat(client.get("accounts?$top=3").json().members()).doesNotContainKey("@odata.nextLink");
    JsonObject small = client.get("accounts", "Prefer", "odata.maxpagesize=10").json();
    assertThat(small.objects("value")).hasSize(10);
  }

  private JsonObject fetch(String set, String xml) throws Exception {
    return client
        .get(set + "?fetchXml=" + encoded(xml), "Prefer", "odata.include-annotations=\"*\"")
        .json();
  }

  @Test
  void theIndexOfAddressesLeadsToRecords() throws Exception {
    JsonObject answer =
        fetch(
            "emailsearches",
            """
            <fetch><entity name="emailsearch"><attribute name="emailaddress"/>
            <attribute name="parentobjectid"/>
            <filter><condition attribute="emailaddress" operator="in">
            <value>ANNA@x.example</value><value>o'brien@x.example</value></condition></filter>
            <link-entity name="contact" from="contactid" to="parentobjectid" link-type="outer"
              alias="c"><attribute name="fullname"/><attribute name="ownerid"/></link-entity>
            <link-entity name="account" from="accountid" to="parentobjectid" link-type="outer"
              alias="a"><attribute name="name"/></link-entity>
            </entity></fetch>""");
    assertThat(answer.objects("value")).hasSize(2);
    JsonObject first = answer.objects("value").get(0);
    assertThat(first.textOr("emailaddress", "")).isEqualTo("Anna@X.example");
    assertThat(first.textOr("_parentobjectid_value", "")).isEqualTo(anna.toString());
    assertThat(first.textOr("_parentobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname", ""))
        .isEqualTo("contact");
    assertThat(first.textOr("c.fullname", "")).isEqualTo("Anna");
    assertThat(first.textOr("c.ownerid@Microsoft.Dynamics.CRM.lookuplogicalname", ""))
        .isEqualTo("systemuser");
    assertThat(first.members()).doesNotContainKey("a.name");
  }

  @Test
  void fetchXmlFiltersJoinsAndPages() throws Exception {
    String query =
        "<fetch count=\"1\" page=\"%d\"><entity name=\"contact\"><attribute name=\"lastname\"/>"
            + "<filter type=\"or\"><condition attribute=\"lastname\" operator=\"like\" value=\"an%%\"/>"
            + "<condition attribute=\"emailaddress2\" operator=\"not-null\"/></filter>"
            + "<link-entity name=\"systemuser\" from=\"systemuserid\" to=\"ownerid\" alias=\"u\"/>"
            + "</entity></fetch>";
    JsonObject first = fetch("contacts", query.formatted(1));
    assertThat(first.objects("value")).hasSize(1);
    assertThat(first.flag("@Microsoft.Dynamics.CRM.morerecords")).isTrue();
    JsonObject second = fetch("contacts", query.formatted(2));
    assertThat(second.objects("value")).hasSize(1);
    assertThat(second.flag("@Microsoft.Dynamics.CRM.morerecords")).isFalse();
    WebApiClient.Answer wrong =
        client.get(
            "contacts?fetchXml=" + encoded("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><fetch/>"));
    assertThat(wrong.status()).isEqualTo(400);
  }

  @Test
  void theTablesDescribeThemselves() throws Exception {
    JsonObject lookups =
        client.get("EntityDefinitions(LogicalName='email')/ManyToOneRelationships").json();
    assertThat(lookups.objects("value"))
        .anyMatch(
            each ->
                each.textOr("ReferencedEntity", "").equals("contact")
                    && each.textOr("ReferencingEntityNavigationPropertyName", "")
                        .equals("regardingobjectid_contact_email"));
    stub.column("email", "mp_method", 50);
    JsonObject columns =
        client
            .get(
                "EntityDefinitions(LogicalName='email')/Attributes/"
                    + "Microsoft.Dynamics.CRM.StringAttributeMetadata")
            .json();
    assertThat(columns.objects("value"))
        .anyMatch(
            each ->
                each.textOr("LogicalName", "").equals("mp_method")
                    && each.number("MaxLength").orElse(0L) == 50)
        .anyMatch(
            each ->
                each.textOr("LogicalName", "").equals("inreplyto")
                    && !each.flag("IsValidForCreate"));
    assertThat(
            client
                .get("EntityDefinitions(LogicalName='contact')")
                .json()
                .textOr("EntitySetName", ""))
        .isEqualTo("contacts");
    assertThat(client.get("EntityDefinitions(LogicalName='nosuch')").status()).isEqualTo(404);
  }

  @Test
  void functionsAnswer() throws Exception {
    assertThat(client.get("WhoAmI").json().textOr("UserId", "")).isEqualTo(stub.user().toString());
    String check =
        "CheckIncomingEmail(MessageId=@a,Subject=@b,From=@b,To=@b,Cc=@b,Bcc=@b)?@a='%3Cm@x%3E'&@b='x'";
    assertThat(client.get(check).json().flag("ShouldDeliver")).isTrue();
    stub.incomingEmailReason(3);
    JsonObject refused = client.get(check).json();
    assertThat(refused.flag("ShouldDeliver")).isFalse();
    assertThat(refused.number("ReasonCode")).contains(3L);
    stub.add("email", Map.of("messageid", "<m@x>"));
    assertThat(client.get(check).json().number("ReasonCode")).contains(0L);
    assertThat(client.get("CheckIncomingEmail(MessageId='x')").status()).isEqualTo(400);
  }
}
