package org.mailpromoter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.api.World.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Mail that programs send: once, as whom they may, and shown to whom it belongs. */
class OutgoingApiTest {
  private static final String MAIL =
      "{\"from\": \"anna\", \"to\": [\"tom@home.example\"], \"bcc\": [\"eve@home.example\"],"
          + " \"subject\": \"Offer\", \"text\": \"Hello\\nTom\"}";

  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() throws Exception {
    world = new World(folder);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private static JsonNode json(Answer answer) {
    return new ObjectMapper().readTree(answer.body());
  }

  private Answer send(String who, Map<String, String> headers, String body) {
    return world.call(who, "POST", "/outgoing", headers, body);
  }

  private JsonNode sent(String body) {
    Answer answer = send("anna", Map.of(), body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return json(answer);
  }

  @Test
  void aMailWaitsWithItsActivityAndItsToken() {
    JsonNode taken = sent(MAIL);
    assertThat(taken.get("phase").asString()).isEqualTo("pending-send");
    JsonNode shown = json(world.get("/outgoing/" + taken.get("outgoing")));
    assertThat(shown.get("subject").asString()).startsWith("Offer CRM:");
    assertThat(shown.get("history")).hasSize(1);
    JsonNode activity =
        json(world.call("anna", "GET", "/activities/" + taken.get("activity"), Map.of(), ""));
    assertThat(activity.get("text").asString()).contains("Hello\nTom");
  }

  @Test
  void aRepeatedKeyNeverSendsASecondMail() {
    Map<String, String> key = Map.of("Idempotency-Key", "order-7");
    Answer first = send("anna", key, MAIL);
    assertThat(send("anna", key, MAIL).body()).isEqualTo(first.body());
    assertThat(send("anna", key, MAIL.replace("Offer", "Other")).status()).isEqualTo(409);
    assertThat(json(world.get("/outgoing")).get("items")).hasSize(1);
  }

  @Test
  void aRequestThatWasInterruptedYieldsItsMail() throws Exception {
    Map<String, String> key = Map.of("Idempotency-Key", "order-7");
    JsonNode first = json(send("anna", key, MAIL));
    world.interrupt("anna", "order-7");
    JsonNode again = json(send("anna", key, MAIL));
    assertThat(again.get("outgoing")).isEqualTo(first.get("outgoing"));
    assertThat(again.get("message_id")).isEqualTo(first.get("message_id"));
    assertThat(again.get("repeated").asBoolean()).isTrue();
  }

  @Test
  void filesGoWithAMail() {
    byte[] order = "An order \0 of bytes".getBytes(StandardCharsets.UTF_8);
    String files =
        ", \"attachments\": [{\"name\": \"order.bin\", \"content\": \""
            + Base64.getEncoder().encodeToString(order)
            + "\"}]}";
    JsonNode taken = sent(MAIL.substring(0, MAIL.length() - 1) + files);
    Answer file =
        world.call(
            "anna", "GET", "/activities/" + taken.get("activity") + "/attachments/1", Map.of(), "");
    assertThat(file.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(order);
  }

  @Test
  void whatIsNoFileIsRefused() {
    String start = MAIL.substring(0, MAIL.length() - 1) + ", \"attachments\": [{\"name\": \"a\"";
    for (String each : new String[] {"", ", \"content\": \"*\"", ", \"content\": 1"}) {
      assertThat(send("anna", Map.of(), start + each + "}]}").status()).as(each).isEqualTo(400);
    }
    String large = "QUFB".repeat((int) Base64Files.MOST / 3 + 1);
    String much = start + ", \"content\": \"" + large + "\"}]}";
    assertThat(send("anna", Map.of(), much).status()).isEqualTo(413);
    assertThat(json(world.get("/outgoing")).get("items")).isEmpty();
  }

  @Test
  void htmlIsSentWithItsText() {
    String body =
        MAIL.replace("\"text\": \"Hello\\nTom\"", "\"html\": \"<p>Hello <b>Tom</b></p>\"");
    JsonNode taken = sent(body);
    JsonNode activity =
        json(world.call("anna", "GET", "/activities/" + taken.get("activity"), Map.of(), ""));
    assertThat(activity.get("text").asString()).contains("Hello Tom");
  }

  @Test
  void anAnswerBelongsToItsConversation() {
    world.post("/sync", "{\"mailboxes\": [\"ben\"]}");
    JsonNode order = json(world.get("/activities")).get("items").get(0);
    String body =
        "{\"from\": \"anna\", \"to\": [\"tom@home.example\"], \"subject\": \"Re: order\","
            + " \"text\": \"Thank you.\", \"in_reply_to\": "
            + order.get("id")
            + "}";
    JsonNode taken = json(world.post("/outgoing", body));
    Answer conversation = world.get("/conversations/" + order.get("id"));
    assertThat(json(conversation).toString()).contains("\"id\":" + taken.get("activity"));
    assertThat(send("anna", Map.of(), body).status()).as("a mail of somebody else").isEqualTo(404);
  }

  @Test
  void usersSendAsThemselvesOnly() {
    assertThat(send("anna", Map.of(), MAIL.replace("\"anna\"", "\"ben\"")).status()).isEqualTo(404);
    JsonNode identities =
        json(world.call("anna", "GET", "/outgoing/identities", Map.of(), "")).get("items");
    assertThat(identities).hasSize(1);
    assertThat(identities.get(0).get("owner").asString()).isEqualTo("user:anna");
    assertThat(send("auditor", Map.of(), MAIL).status()).isEqualTo(403);
  }

  @Test
  void subjectAndRecipientsOfOthersAreHidden() {
    String number = sent(MAIL).get("outgoing").asString();
    JsonNode hidden = json(world.call("auditor", "GET", "/outgoing/" + number, Map.of(), ""));
    assertThat(hidden.get("subject").asString()).isEqualTo("(hidden)");
    assertThat(hidden.get("recipients").toString()).doesNotContain("home.example");
    JsonNode listed = json(world.call("auditor", "GET", "/outgoing", Map.of(), ""));
    assertThat(listed.toString()).doesNotContain("home.example").contains("(hidden)");
    JsonNode revealed = json(world.get("/outgoing/" + number));
    assertThat(revealed.get("recipients").toString())
        .contains("tom@home.example")
        .doesNotContain("eve@home.example");
    JsonNode own = json(world.call("anna", "GET", "/outgoing/" + number, Map.of(), ""));
    assertThat(own.get("recipients").toString()).contains("eve@home.example");
  }

  @Test
  void aMailInDoubtIsDecidedByAPerson() {
    String number = sent(MAIL).get("outgoing").asString();
    world.doubt(Long.parseLong(number));
    JsonNode listed = json(world.get("/outgoing?phase=uncertain"));
    assertThat(listed.get("items").get(0).get("outgoing").asString()).isEqualTo(number);
    assertThat(world.get("/outgoing?phase=lost").status()).isEqualTo(400);
    Answer sent =
        world.call(
            "anna", "POST", "/outgoing/" + number + "/resolve", Map.of(), "{\"as\": \"sent\"}");
    assertThat(json(sent).get("phase").asString()).isEqualTo("sent");
    assertThat(json(sent).get("reason").asString()).isEqualTo("said-sent");
    JsonNode entry = json(world.get("/audit?operation=change-outgoing")).get("items").get(0);
    assertThat(entry.get("object").asString()).isEqualTo("outgoing mail " + number);
  }
}
