package org.mailpromoter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.api.World.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The API in a small installation; each request and answer is held against the contract. */
class ApiTest {
  private static final Map<String, String> ANY = Map.of("If-Match", "*");

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

  private Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  private void synchronize() {
    ok(world.post("/sync", "{\"mailboxes\": [\"anna\", \"ben\"]}"));
  }

  private String decisionOf(String sender) {
    JsonNode found = json(ok(world.get("/messages?sender=" + sender))).get("items");
    return found.get(0).get("decision").asString();
  }

  @Test
  void anAlertIsDoneMutedAndReopened() {
    world.post("/sync", "{\"mailboxes\": [\"lost\"]}");
    String cause = "{\"about\": \"lost\", \"code\": \"file/missing\"";
    assertThat(json(world.get("/alerts")).get("items").get(0).get("handling").isNull()).isTrue();
    JsonNode done = json(ok(world.post("/alerts/done", cause + "}")));
    assertThat(done.get("handling").get("kind").asString()).isEqualTo("done");
    assertThat(done.get("handling").get("by").get("name").asString()).isEqualTo("admin");
    JsonNode muted = json(ok(world.post("/alerts/mute", cause + ", \"until\": \"12h\"}")));
    assertThat(muted.get("handling").get("muted_until").asString())
        .isEqualTo("2026-03-02T00:00:00Z");
    assertThat(json(world.get("/alerts")).get("items").get(0).get("handling"))
        .isEqualTo(muted.get("handling"));
    assertThat(json(ok(world.post("/alerts/reopen", cause + "}"))).get("handling").isNull())
        .isTrue();
    assertThat(json(world.post("/alerts/mute", cause + ", \"until\": \"soon\"}")).get("errors"))
        .hasSize(1);
  }

  @Test
  void aRefusedMailIsPromotedInFourCalls() {
    synchronize();
    JsonNode refused =
        json(ok(world.get("/messages?outcome=refused&reason=NoCorrelationMatch&sender=berg")));
    String decision = refused.get("items").get(0).get("decision").asString();
    JsonNode explained = json(ok(world.get("/messages/" + decision + "/explanation")));
    JsonNode action = setTrack(explained);
    assertThat(action.get("owner").asString()).isEqualTo("user:anna");
    String choice = "{\"track\": \"" + action.get("track").asString() + "\"}";
    ok(world.call("admin", "PUT", "/users/anna/track", ANY, choice));
    JsonNode retried = json(ok(world.post("/messages/" + decision + "/retry", "{}")));
    assertThat(retried.get("mailboxes").get(0).get("promoted").asInt()).isEqualTo(1);
    assertThat(json(world.get("/messages/" + decisionOf("berg"))).get("outcome").asString())
        .isEqualTo("promoted");
  }

  private static JsonNode setTrack(JsonNode explained) {
    for (JsonNode remedy : explained.get("remedies")) {
      JsonNode action = remedy.get("actions").get(0);
      if (action.get("kind").asString().equals("set-track")) {
        return action;
      }
    }
    throw new AssertionError("no remedy sets a Track option: " + explained);
  }

  @Test
  void settingsOfAnotherCrmAreComparedForAdministratorsOnly() {
    JsonNode comparison = json(ok(world.get("/policy-sources/dynamics/comparison")));
    List<String> differences = new ArrayList<>();
    comparison
        .get("differences")
        .forEach(
            each ->
                differences.add(
                    each.get("setting").asString()
                        + ": "
                        + each.get("there")
                        + " "
                        + each.get("here")));
    assertThat(differences)
        .contains("ignore-internal-email: true false", "track: \"all\" \"replies\"");
    assertThat(comparison.get("text").asString()).contains("ignore-internal-email: yes");
    assertThat(comparison.get("not_carried_over")).isNotEmpty();
    assertThat(world.get("/policy-sources/dynamix/comparison").status()).isEqualTo(404);
    Answer ofUser = world.call("anna", "GET", "/policy-sources/dynamics/comparison", Map.of(), "");
    assertThat(ofUser.status()).isEqualTo(403);
  }

  @Test
  void anotherCrmIsAskedAboutAMessage() {
    synchronize();
    String decision =
        json(ok(world.get("/messages?sender=berg"))).get("items").get(0).get("decision").asString();
    JsonNode judgement = json(ok(world.get("/messages/" + decision + "/judgement")));
    assertThat(judgement.get("standing").asString()).isEqualTo("agreed");
    assertThat(judgement.get("reason_there").asString()).isEqualTo("NoCorrelationMatch");
    assertThat(world.get("/messages/" + decision + "/judgement?source=other").status())
        .isEqualTo(404);
  }

  @Test
  void pagesAreLinkedAndCoverTheList() {
    synchronize();
    List<String> seen = new ArrayList<>();
    String path = "/messages?limit=1";
    while (!path.isEmpty()) {
      Answer page = ok(world.get(path));
      json(page).get("items").forEach(each -> seen.add(each.get("decision").asString()));
      String link = page.header("Link");
      assertThat(link.isEmpty()).isEqualTo(json(page).get("next").isNull());
      path = link.isEmpty() ? "" : link.substring(1 + Api.PREFIX.length(), link.indexOf('>'));
    }
    assertThat(seen).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aWrongFilterNamesThePlaceAndTheNearestValue() {
    Answer answer = world.get("/messages?reason=NoCorelationMatch&mailbox=ana&lmit=3&since=soon");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode errors = json(answer).get("errors");
    List<String> all = new ArrayList<>();
    errors.forEach(
        each -> all.add(each.get("pointer").asString() + ": " + each.get("detail").asString()));
    assertThat(all)
        .contains(
            "reason: 'NoCorelationMatch' is no value here; did you mean NoCorrelationMatch?",
            "mailbox: 'ana' does not exist; did you mean anna?",
            "lmit: There is no such parameter; did you mean limit?")
        .hasSize(4);
  }

  @Test
  void aTrackOptionThatSaysNothingIsRefused() {
    synchronize();
    for (String value : List.of("\"\"", "\" \"", "[]", "[\"\"]", "{}", "null", "true", "0.5")) {
      String body = "{\"track\": " + value + "}";
      assertThat(world.call("admin", "PUT", "/users/anna/track", ANY, body).status())
          .as(body)
          .isEqualTo(400);
      String tried = "{\"track\": [{\"owner\": \"user:anna\", \"track\": " + value + "}]}";
      assertThat(world.post("/what-if", tried).status()).as(tried).isEqualTo(400);
    }
  }

  @Test
  void aWrongBodyNamesEachPlace() {
    Answer answer =
        world.post(
            "/what-if", "{\"track\": [{\"owner\": \"user:anna\", \"trak\": 1}], \"limit\": -1}");
    List<String> places = new ArrayList<>();
    json(answer).get("errors").forEach(each -> places.add(each.get("pointer").asString()));
    assertThat(places).containsExactlyInAnyOrder("/track/0/track", "/track/0/trak", "/limit");
    String twice = "{\"quick\": true, \"quick\": false}";
    assertThat(world.post("/storage/check", twice).body()).contains("Duplicate");
  }

  @Test
  void aChangeNeedsTheVersionThatWasSeen() {
    Answer seen = ok(world.get("/users/anna/track"));
    Map<String, String> version = Map.of("If-Match", seen.header("ETag"));
    String contacts = "{\"track\": \"contacts\"}";
    Answer without = world.call("admin", "PUT", "/users/anna/track", Map.of(), contacts);
    assertThat(without.status()).isEqualTo(428);
    assertThat(json(without).get("code").asString()).isEqualTo("version-needed");
    assertThat(json(without).get("detail").asString()).contains("If-Match is missing");
    ok(world.call("admin", "PUT", "/users/anna/track", version, contacts));
    assertThat(world.call("admin", "PUT", "/users/anna/track", version, contacts).status())
        .isEqualTo(412);
    ok(world.call("admin", "DELETE", "/users/anna/track", ANY, ""));
  }

  @Test
  void aUserSeesAndChangesTheirOwnOnly() {
    synchronize();
    String own = decisionOf("berg");
    String foreign = decisionOf("tom");
    assertThat(mailboxes(world.call("anna", "GET", "/messages", Map.of(), "")))
        .containsOnly("anna")
        .hasSize(2);
    assertThat(json(world.call("anna", "GET", "/messages?mailbox=ben", Map.of(), "")).get("items"))
        .isEmpty();
    assertThat(world.call("anna", "GET", "/messages/" + own, Map.of(), "").status()).isEqualTo(200);
    assertThat(world.call("anna", "GET", "/messages/" + foreign, Map.of(), "").status())
        .isEqualTo(404);
    assertThat(world.call("anna", "GET", "/explanations?message=" + foreign, Map.of(), "").status())
        .isEqualTo(404);
    assertThat(
            world
                .call("anna", "POST", "/retry", Map.of(), "{\"decisions\": [" + foreign + "]}")
                .status())
        .isEqualTo(404);
    assertThat(world.call("anna", "POST", "/mailboxes/ben/sync", Map.of(), "").status())
        .isEqualTo(404);
    assertThat(world.call("anna", "PUT", "/users/ben/track", ANY, "{\"track\": 0}").status())
        .isEqualTo(404);
    assertThat(json(world.call("anna", "GET", "/activities", Map.of(), "")).get("items")).isEmpty();
    assertThat(world.call("anna", "GET", "/activities/1", Map.of(), "").status()).isEqualTo(404);
    JsonNode status = json(world.call("anna", "GET", "/status", Map.of(), ""));
    assertThat(status.get("sinks")).isEmpty();
    assertThat(mailboxes(world.call("anna", "GET", "/mailboxes", Map.of(), "")))
        .containsOnly("anna", "lost");
    assertThat(json(world.call("anna", "GET", "/users", Map.of(), "")).get("items")).hasSize(1);
  }

  private static List<String> mailboxes(Answer answer) {
    List<String> all = new ArrayList<>();
    json(answer).get("items").forEach(each -> all.add(each.get("mailbox").asString()));
    return all;
  }

  @Test
  void aUserMakesSeesAndRevokesTheirOwnTokensOnly() {
    String body = "{\"label\": \"export\", \"scopes\": [\"read:messages\"]%s}";
    Answer own = ok(world.call("anna", "POST", "/api-tokens", Map.of(), body.formatted("")));
    assertThat(json(own).get("token").asString()).startsWith("mp1_");
    assertThat(json(own).get("holder").asString()).isEqualTo("anna");
    String others = json(ok(world.post("/api-tokens", body.formatted("")))).get("id").asString();
    String program = body.formatted(", \"name\": \"export\", \"role\": \"administrator\"");
    assertThat(world.call("anna", "POST", "/api-tokens", Map.of(), program).status())
        .isEqualTo(404);
    Answer list = ok(world.call("anna", "GET", "/api-tokens", Map.of(), ""));
    assertThat(json(list).get("items")).hasSize(1);
    assertThat(list.body()).doesNotContain("mp1_");
    assertThat(world.call("anna", "DELETE", "/api-tokens/" + others, Map.of(), "").status())
        .isEqualTo(404);
    String mine = "/api-tokens/" + json(own).get("id").asString();
    ok(world.call("anna", "DELETE", mine, Map.of(), ""));
  }

  @Test
  void nothingIsKeptOfARequestWithASecret() {
    Map<String, String> key = Map.of("Idempotency-Key", "k1");
    String token = "{\"label\": \"export\", \"scopes\": [\"read:messages\"]}";
    String account = "{\"id\": \"maria\", \"role\": \"user\", \"password\": \"x\"}";
    assertThat(world.call("admin", "POST", "/api-tokens", key, token).status()).isEqualTo(400);
    assertThat(world.call("admin", "POST", "/accounts", key, account).status()).isEqualTo(400);
    assertThat(json(world.get("/api-tokens")).get("items")).isEmpty();
  }

  @Test
  void theAuditLogIsPagedAndAUserSeesTheirOwnEntries() {
    for (String each : List.of("none", "all", "contacts", "contacts")) {
      String option = "{\"track\": \"" + each + "\"}"; // the last time it changes nothing
      ok(world.call("admin", "PUT", "/users/ben/track", ANY, option));
      ok(world.call("admin", "PUT", "/users/anna/track", ANY, option));
    }
    JsonNode page = json(ok(world.get("/audit?by=admin&limit=4")));
    assertThat(page.get("items")).hasSize(4);
    String after = "/audit?by=admin&limit=4&after=" + page.get("next").asString();
    assertThat(json(ok(world.get(after))).get("items")).hasSize(2);
    Answer own = ok(world.call("anna", "GET", "/audit", Map.of(), ""));
    assertThat(json(own).get("items")).hasSize(3);
    assertThat(world.get("/audit?operation=choose-setting").body()).contains("choose-settings");
    assertThat(world.call("anna", "POST", "/audit/verify", Map.of(), "{}").status()).isEqualTo(403);
  }

  @Test
  void workThatIsNotWaitedForIsAJob() throws Exception {
    Answer begun =
        world.call("admin", "POST", "/storage/check", Map.of("Prefer", "respond-async"), "");
    assertThat(begun.status()).isEqualTo(202);
    String path = begun.header("Location").substring(Api.PREFIX.length());
    assertThat(
            world
                .jobs
                .find(json(begun).get("job").asString())
                .orElseThrow()
                .await(Duration.ofSeconds(30)))
        .isTrue();
    JsonNode job = json(ok(world.get(path)));
    assertThat(job.get("state").asString()).isEqualTo("done");
    assertThat(job.get("result").get("sound").asBoolean()).isTrue();
    assertThat(world.call("anna", "GET", path, Map.of(), "").status()).isEqualTo(404);
    assertThat(json(ok(world.get("/jobs"))).get("items")).hasSize(1);
    assertThat(world.call("admin", "DELETE", path, Map.of(), "").status()).isEqualTo(202);
  }

  @Test
  void aRequestWithAKeyIsDoneOnce() {
    Map<String, String> key = Map.of("Idempotency-Key", "k1");
    String from = "{\"from\": \"anna\"}";
    Answer first = ok(world.call("admin", "POST", "/token", key, from));
    assertThat(world.call("admin", "POST", "/token", key, from).body()).isEqualTo(first.body());
    assertThat(world.call("admin", "POST", "/token", Map.of(), from).body())
        .isNotEqualTo(first.body());
    Answer other = world.call("admin", "POST", "/token", key, "{\"from\": \"ben\"}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).contains("key-used");
    assertThat(world.call("anna", "POST", "/token", key, from).body())
        .as("keys of others are others")
        .isNotEqualTo(first.body());
  }

  /** Administrators see that others work, and not what they see. */
  @Test
  void theResultOfAJobIsForWhoeverBeganIt() throws Exception {
    String change = "{\"track\": [{\"owner\": \"user:anna\", \"track\": \"all\"}]}";
    Answer begun =
        world.call("anna", "POST", "/what-if", Map.of("Prefer", "respond-async"), change);
    String id = json(begun).get("job").asString();
    world.jobs.find(id).orElseThrow().await(Duration.ofSeconds(30));
    Answer own = ok(world.call("anna", "GET", "/jobs/" + id, Map.of(), ""));
    assertThat(json(own).get("result").isNull()).isFalse();
    assertThat(json(ok(world.get("/jobs/" + id))).get("result").isNull()).isTrue();
  }

  @Test
  void anUploadThatIsRepeatedIsImportedOnce() {
    Map<String, String> key = Map.of("Idempotency-Key", "k3", "Content-Type", "text/csv");
    String file = "kind,id,name,address\ncontact,ann,Ann,ann@x.example\n";
    String path = "/records/import";
    Answer first = ok(world.call("admin", "POST", path, key, file));
    assertThat(json(first).get("new").asInt()).isEqualTo(1);
    assertThat(ok(world.call("admin", "POST", path, key, file)).body()).isEqualTo(first.body());
    assertThat(json(ok(world.get("/audit?operation=change-records"))).get("items")).hasSize(1);
    assertThat(world.call("admin", "POST", path, key, file + "\n").body()).contains("key-used");
    assertThat(world.call("admin", "POST", path + "?dry-run=yes", key, file).body())
        .contains("key-used");
    Map<String, String> other = Map.of("Idempotency-Key", "k4", "Content-Type", "text/csv");
    assertThat(world.call("admin", "POST", path, other, "nonsense").status()).isEqualTo(400);
    ok(world.call("admin", "POST", path, other, file));
  }

  @Test
  void theReportAndTheRetentionAreResources() {
    synchronize();
    assertThat(json(ok(world.get("/reports?since=30d"))).get("messages").asInt()).isEqualTo(3);
    assertThat(json(ok(world.get("/reports?mailbox=ben"))).get("messages").asInt()).isEqualTo(1);
    JsonNode kept = json(ok(world.get("/privacy")));
    assertThat(kept.get("usual_days").asInt()).isPositive();
    int refused = 0;
    for (JsonNode each : kept.get("retention")) {
      refused += each.get("refused").asInt();
    }
    assertThat(refused).isEqualTo(2);
  }

  @Test
  void aRefusedRequestMayBeSentAgainWithItsKey() {
    Map<String, String> key = Map.of("Idempotency-Key", "k2");
    assertThat(world.call("admin", "POST", "/token", key, "{}").status()).isEqualTo(400);
    ok(world.call("admin", "POST", "/token", key, "{\"from\": \"anna\"}"));
  }

  @Test
  void aMailboxThatFailsIsPartOfTheAnswer() {
    JsonNode lost = json(ok(world.post("/sync", "{}"))).get("mailboxes").get(2);
    assertThat(lost.get("failures").get(0).get("code").asString()).isEqualTo("file/missing");
  }

  @Test
  void aFileThatIsNoTextIsWrongInput() {
    Answer answer =
        world.call(
            "admin", "POST", "/records/import", Map.of("Content-Type", "text/csv"), "a\0,b\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("it is not a text file");
  }

  @Test
  void noClosedSchemaIsExtended() {
    List<String> wrong = new ArrayList<>();
    for (JsonNode schema : world.contract.root().at("/components/schemas")) {
      for (JsonNode part : schema.path("allOf")) {
        JsonNode base = world.contract.resolve(part);
        if (base.has("additionalProperties") || base.has("unevaluatedProperties")) {
          wrong.add(part.toString());
        }
      }
    }
    assertThat(wrong).as("what extends these could never be valid").isEmpty();
  }

  @Test
  void everyOperationAnswersAsTheContractSays() throws Exception {
    new ContractSweep(world).run();
    assertThat(world.contract.notMet()).isEmpty();
  }
}
