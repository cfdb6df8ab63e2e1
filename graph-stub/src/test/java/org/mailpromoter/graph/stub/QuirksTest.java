package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.graph.stub.fault.Quirk;

/** The service differs from its documentation in the ways that are wanted, and only then. */
class QuirksTest {
  private static final String INBOX = "/mailFolders/inbox/messages";
  private static final String HEADERS = "?$select=subject,internetMessageHeaders";
  private static final String RAW_HEADER =
      "$expand=singleValueExtendedProperties($filter=id eq 'String 0x007D')";

  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox anna = stub.mailbox("anna");
  private final GraphClient client = GraphClient.of(stub, "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private static byte[] message() {
    return mail()
        .from("Tom <tom@x.example>")
        .to("anna@stub.example")
        .inReplyTo("<before@x.example>")
        .field("X-Long", "x".repeat(300))
        .bytes();
  }

  private String round(String link) throws IOException, InterruptedException {
    return client.ask(link, "Prefer", "odata.maxpagesize=100");
  }

  @Test
  void sentMailHasNoHeadersButWhatItAnswers() throws Exception {
    anna.deliver("Sent Items", message(), Instant.EPOCH);
    String sent = "/mailFolders/sentitems/messages";
    String both = "?$select=id&" + RAW_HEADER.replace(")", " or id eq 'String 0x1042')");
    assertThat(client.ask(sent + HEADERS)).contains("internetMessageHeaders");
    assertThat(client.ask(sent + both)).contains("0x007D");
    stub.faults().quirk(Quirk.SENT_WITHOUT_HEADERS);
    assertThat(client.ask(sent + HEADERS)).doesNotContain("internetMessageHeaders");
    assertThat(client.ask(sent + both)).contains("<before@x.example>").doesNotContain("0x007D");
  }

  @Test
  void headersLackAddresses() throws Exception {
    anna.deliver(message());
    assertThat(client.ask(INBOX + HEADERS)).contains("\"From\"", "\"To\"");
    stub.faults().quirk(Quirk.HEADERS_WITHOUT_ADDRESSES);
    assertThat(client.ask(INBOX + HEADERS))
        .contains("\"In-Reply-To\"")
        .doesNotContain("\"From\"", "\"To\"");
  }

  @Test
  void headersAreMissingInDeltaOnly() throws Exception {
    anna.deliver(message());
    assertThat(client.ask(INBOX + "/delta" + HEADERS)).contains("internetMessageHeaders");
    stub.faults().quirk(Quirk.NO_HEADERS_IN_DELTA);
    assertThat(client.ask(INBOX + "/delta" + HEADERS)).doesNotContain("internetMessageHeaders");
    assertThat(client.ask(INBOX + HEADERS)).contains("internetMessageHeaders");
  }

  @Test
  void theRawHeaderIsCutInListsOnly() throws Exception {
    String id = anna.deliver(message());
    String whole = "x".repeat(300);
    assertThat(client.ask(INBOX + "?" + RAW_HEADER)).contains(whole);
    stub.faults().quirk(Quirk.CUT_HEADERS_IN_LISTS);
    assertThat(client.ask(INBOX + "?" + RAW_HEADER)).doesNotContain(whole);
    assertThat(client.ask("/messages/" + id + "?" + RAW_HEADER)).contains(whole);
  }

  @Test
  void mailThatIsMovedInIsNotTold() throws Exception {
    String link = GraphClient.deltaLink(round(INBOX + "/delta"));
    String moved = anna.move(anna.deliver("Archive", message(), Instant.EPOCH), "Inbox");
    assertThat(round(link)).contains(moved);
    stub.faults().quirk(Quirk.MOVED_IN_UNTOLD);
    assertThat(round(link)).doesNotContain(moved);
    assertThat(client.ask(INBOX)).contains(moved);
  }

  @Test
  void categoriesCannotBeSearched() throws Exception {
    String search = INBOX + "?$filter=categories/any(c:c eq 'Tracked')";
    assertThat(client.get(search).statusCode()).isEqualTo(200);
    stub.faults().quirk(Quirk.NO_CATEGORY_FILTER);
    assertThat(client.ask(search)).contains("ErrorInvalidRestriction");
  }

  @Test
  void batchesAreAnsweredFromTheEnd() throws Exception {
    String part = "{\"id\":\"%d\",\"method\":\"GET\",\"url\":\"/users/anna@stub.example\"}";
    String batch = "{\"requests\":[" + part.formatted(1) + "," + part.formatted(2) + "]}";
    assertThat(GraphClient.all("\"id\":\"(\\d)\"", client.batch(batch).body()))
        .containsExactly("1", "2");
    stub.faults().quirk(Quirk.REVERSED_BATCH);
    assertThat(GraphClient.all("\"id\":\"(\\d)\"", client.batch(batch).body()))
        .containsExactly("2", "1");
  }
}
