package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages as they are changed, moved, made and deleted. */
class WritingTest {
  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox anna = stub.mailbox("anna");
  private final GraphClient client = GraphClient.of(stub, "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void categoriesAreReplacedUnlessSomebodyWasFaster() throws Exception {
    String id = anna.deliver(mail().bytes());
    String etag =
        GraphClient.first("\"@odata.etag\":\"(.*?)\",\"id", client.ask("/messages/" + id))
            .replace("\\", "");
    String change = "{\"categories\":[\"Tracked\",\"Red\"]}";
    assertThat(client.send("PATCH", "/messages/" + id, change, "If-Match", etag).statusCode())
        .isEqualTo(200);
    HttpResponse<String> late =
        client.send("PATCH", "/messages/" + id, "{\"categories\":[]}", "If-Match", etag);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("ErrorIrresolvableConflict");
    assertThat(anna.messages("Inbox").get(0).categories()).containsExactly("Tracked", "Red");
  }

  @Test
  void whatTheSchemaDoesNotKnowIsNoted() throws Exception {
    String id = anna.deliver(mail().bytes());
    assertThat(client.send("PATCH", "/messages/" + id, "{\"size\":3}").statusCode()).isEqualTo(400);
    assertThat(client.send("PATCH", "/messages/" + id, "{\"isRead\":\"yes\"}").statusCode())
        .isEqualTo(200);
    assertThat(stub.takeViolations()).hasSize(stub.validates() ? 2 : 0);
  }

  @Test
  void aMovedMessageHasAnotherId() throws Exception {
    String id = anna.deliver(mail().subject("moved").bytes());
    HttpResponse<String> answer =
        client.send("POST", "/messages/" + id + "/move", "{\"destinationId\":\"deleteditems\"}");
    String moved = GraphClient.ids(answer.body()).get(0);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(anna.messages("Deleted Items"))
        .singleElement()
        .satisfies(each -> assertThat(each.id()).isEqualTo(moved).isNotEqualTo(id));
    assertThat(client.ask("/messages/" + id)).contains("ErrorItemNotFound");
    assertThat(
            client
                .send("POST", "/messages/" + id + "/move", "{\"destinationId\":\"inbox\"}")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aMessageIsMadeOfMimeOrOfJson() throws Exception {
    String mime = Base64.getEncoder().encodeToString(mail().subject("as MIME").bytes());
    client.post("/messages", "text/plain", mime);
    client.send(
        "POST",
        "/mailFolders/inbox/messages",
        """
        {"subject":"as JSON","body":{"contentType":"text","content":"Hello."},
        "toRecipients":[{"emailAddress":{"name":"Tom","address":"tom@x.example"}}],
        "singleValueExtendedProperties":[{"id":"Integer 0x0E07","value":"1"}]}""");
    assertThat(anna.messages("Drafts"))
        .singleElement()
        .satisfies(each -> assertThat(each.mime()).contains("Subject: as MIME"));
    assertThat(anna.messages("Inbox").get(0).mime())
        .contains("To: \"Tom\" <tom@x.example>", "Subject: as JSON", "Hello.");
    assertThat(client.ask("/messages?$select=subject,isDraft&$filter=isDraft eq true"))
        .contains("as MIME")
        .doesNotContain("as JSON");
  }

  @Test
  void aDeletedMessageIsGone() throws Exception {
    String id = anna.deliver(mail().bytes());
    assertThat(client.send("DELETE", "/messages/" + id, "").statusCode()).isEqualTo(204);
    assertThat(anna.messages("Inbox")).isEmpty();
  }
}
