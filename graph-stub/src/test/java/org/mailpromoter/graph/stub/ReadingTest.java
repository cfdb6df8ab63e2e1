package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.graph.stub.GraphClient.ids;
import static org.mailpromoter.graph.stub.GraphClient.nextLink;
import static org.mailpromoter.graph.stub.GraphClient.subjects;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.graph.stub.fault.Quirk;

/** Folders and messages as they are listed and read. */
class ReadingTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
  private static final String INBOX = "/mailFolders/inbox/messages";

  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox anna = stub.mailbox("anna");
  private final GraphClient client = GraphClient.of(stub, "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private String deliver(int minute) {
    byte[] message =
        mail()
            .from("\"Tom, T.\" <tom@x.example>")
            .to("anna@stub.example")
            .subject("No " + minute)
            .bytes();
    return anna.deliver("Inbox", message, MORNING.plusSeconds(60L * minute));
  }

  private void deliverMany(int count) {
    for (int minute = 1; minute <= count; minute++) {
      deliver(minute);
    }
  }

  @Test
  void theNewestTenComeFirstUnlessMoreAreWanted() throws Exception {
    deliverMany(12);
    String first = client.ask(INBOX + "?$select=subject");
    String second = client.ask(nextLink(first));
    assertThat(subjects(first)).hasSize(10).startsWith("No 12", "No 11");
    assertThat(subjects(second)).containsExactly("No 2", "No 1");
    assertThat(nextLink(second)).isEmpty();
    assertThat(subjects(client.ask(INBOX + "?$top=12"))).hasSize(12);
    assertThat(client.get(INBOX + "?$top=1001").statusCode()).isEqualTo(400);
  }

  @Test
  void onlyWhatIsSelectedIsAnswered() throws Exception {
    deliver(1);
    assertThat(client.ask(INBOX + "?$select=subject,internetMessageHeaders"))
        .contains("\"@odata.etag\":\"W/", "{\"name\":\"Subject\",\"value\":\"No 1\"}")
        .doesNotContain("receivedDateTime", "toRecipients");
    assertThat(client.ask(INBOX))
        .contains(
            "\"receivedDateTime\":\"2026-03-01T08:01:00Z\"",
            "{\"emailAddress\":{\"name\":\"Tom, T.\",\"address\":\"tom@x.example\"}}")
        .doesNotContain("internetMessageHeaders");
  }

  @Test
  void whatNoMessageHasCannotBeSelected() throws Exception {
    HttpResponse<String> answer = client.get(INBOX + "?$select=subject,size");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("RequestBroker--ParseUri", "'size'", "\"innerError\":{\"date\":\"");
    assertThat(client.get(INBOX + "?$expand=sizes").statusCode()).isEqualTo(400);
    assertThat(stub.takeViolations()).hasSize(stub.validates() ? 2 : 0);
  }

  @Test
  void messagesAreFilteredByTimeAndByCategoryInAnyCase() throws Exception {
    deliverMany(3);
    anna.categorizeLast("Inbox", "Tracked");
    String since =
        INBOX + "?$filter=receivedDateTime ge 2026-03-01T08:02:00Z&$orderby=receivedDateTime";
    assertThat(subjects(client.ask(since))).containsExactly("No 2", "No 3");
    assertThat(subjects(client.ask(INBOX + "?$filter=categories/any(c:c eq 'tracked')")))
        .containsExactly("No 3");
    assertThat(subjects(client.ask(INBOX + "?$filter=not(isRead eq true) and subject eq 'No 2'")))
        .containsExactly("No 2");
    assertThat(
            subjects(client.ask(INBOX + "?$filter=startswith(subject,'No') and (isRead eq true)")))
        .isEmpty();
    assertThat(client.get(INBOX + "?$filter=subject eq").statusCode()).isEqualTo(400);
  }

  @Test
  void anOrderThatTheFilterDoesNotBeginWithIsInefficient() throws Exception {
    String filter = INBOX + "?$filter=isRead eq false&$orderby=receivedDateTime desc";
    assertThat(client.get(filter).statusCode()).isEqualTo(400);
    assertThat(client.ask(filter)).contains("InefficientFilter");
    String both =
        INBOX
            + "?$filter=receivedDateTime ge 2026-01-01 and isRead eq false"
            + "&$orderby=receivedDateTime desc";
    assertThat(client.get(both).statusCode()).isEqualTo(200);
  }

  @Test
  void extendedPropertiesAreExpandedInListsAndSingly() throws Exception {
    String expand =
        "$select=id&$expand=singleValueExtendedProperties("
            + "$filter=id eq 'String 0x007D' or id eq 'LONG 0x0E08' or id eq 'String 0x1042')";
    String id = deliver(1);
    assertThat(client.ask(INBOX + "?" + expand))
        .contains("\"id\":\"String 0x007D\"", "Subject: No 1", "\"id\":\"LONG 0x0E08\"")
        .doesNotContain("0x1042");
    stub.faults().quirk(Quirk.NORMALISED_PROPERTY_IDS);
    assertThat(client.ask("/messages/" + id + "?" + expand))
        .contains("\"id\":\"String 0x7d\"", "\"id\":\"Long 0xe08\"");
  }

  @Test
  void foldersAreListedLevelByLevelAndHiddenOnesWhenWanted() throws Exception {
    anna.folder("Inbox/Customers").hiddenFolder("Secret");
    String visible = client.ask("/mailFolders?$top=100");
    String all = client.ask("/mailFolders?includeHiddenFolders=true&$top=100");
    assertThat(visible).contains("Sent Items").doesNotContain("Customers", "Secret", "@odata.next");
    assertThat(all).contains("\"displayName\":\"Secret\"");
    assertThat(client.ask("/mailFolders/Inbox/childFolders")).contains("Customers");
    assertThat(client.ask("/mailFolders?$expand=childFolders&$top=100")).contains("Customers");
    assertThat(client.ask("/mailFolders/sentitems?$select=id"))
        .contains(anna.folderId("Sent Items"))
        .doesNotContain("displayName");
    assertThat(ids(client.ask("/mailFolders?$top=3"))).hasSize(3);
    assertThat(nextLink(client.ask("/mailFolders?$top=3"))).endsWith("$top=3&$skip=3");
  }

  @Test
  void aMessageIsReadAsItWasDelivered() throws Exception {
    byte[] message = mail().subject("Grüße").body("Line\n".repeat(1000)).bytes();
    String id = anna.deliver(message);
    HttpResponse<String> mime = client.get("/messages/" + id + "/$value");
    assertThat(mime.body()).isEqualTo(new String(message, StandardCharsets.UTF_8));
    assertThat(mime.headers().firstValue("Content-Type")).hasValue("text/plain");
    assertThat(client.ask("/messages/" + id)).contains("\"subject\":\"Grüße\"", "\"bodyPreview\"");
    assertThat(client.ask(INBOX + "/$count")).isEqualTo("1");
    assertThat(client.ask("/messages?$count=true")).contains("\"@odata.count\":1");
  }

  @Test
  void answersAreCompressedForThoseWhoTakeThem() throws Exception {
    deliver(1);
    HttpResponse<String> plain = client.get(INBOX);
    HttpResponse<byte[]> packed = client.packed(INBOX);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("No 1");
    }
  }

  @Test
  void severalAreAskedForInOneRequest() throws Exception {
    String id = deliver(1);
    List<String> parts = new ArrayList<>();
    parts.add("{\"id\":\"a\",\"method\":\"GET\",\"url\":\"USER/messages/%s?$select=subject\"}");
    parts.add("{\"id\":\"b\",\"method\":\"GET\",\"url\":\"USER/messages/%s/$value\"}");
    parts.add("{\"id\":\"c\",\"method\":\"GET\",\"url\":\"USER/messages/nonsense%s\"}");
    parts.add(
        "{\"id\":\"d\",\"method\":\"GET\",\"url\":\"USER/messages/%s\",\"dependsOn\":[\"c\"]}");
    String batch =
        "{\"requests\":["
            + String.join(",", parts).replace("USER", "/users/anna@stub.example").replace("%s", id)
            + "]}";
    HttpResponse<String> answer = client.batch(batch);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(GraphClient.all("\"status\":(\\d+)", answer.body()))
        .containsExactly("200", "200", "400", "424");
    String mime = GraphClient.first("\"body\":\"([^\"]+)\"", answer.body());
    assertThat(new String(Base64.getDecoder().decode(mime), StandardCharsets.UTF_8))
        .contains("Subject: No 1");
    assertThat(stub.requests()).hasSize(1);
    assertThat(stub.parts()).hasSize(3);
  }

  @Test
  void moreThanTwentyAreTooMany() throws Exception {
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < 21; part++) {
      parts.add("{\"id\":\"" + part + "\",\"method\":\"GET\",\"url\":\"/me\"}");
    }
    String batch = "{\"requests\":[" + String.join(",", parts) + "]}";
    assertThat(client.batch(batch).statusCode()).isEqualTo(400);
  }
}
