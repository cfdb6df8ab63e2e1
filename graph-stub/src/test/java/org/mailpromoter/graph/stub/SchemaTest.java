package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mailpromoter.graph.stub.json.Json;
import org.mailpromoter.graph.stub.message.FolderJson;
import org.mailpromoter.graph.stub.message.MessageFields;
import org.mailpromoter.graph.stub.operation.Answer;
import org.mailpromoter.graph.stub.operation.Shape;
import org.mailpromoter.graph.stub.schema.SchemaCheck;

/** The published metadata is what the stub is held to. */
class SchemaTest {
  private static final Set<String> NAVIGATION =
      Set.of(
          "attachments",
          "extensions",
          "multiValueExtendedProperties",
          "singleValueExtendedProperties",
          "childFolders",
          "messageRules",
          "messages");

  private final SchemaCheck check = schema();

  private static SchemaCheck schema() {
    SchemaCheck found = SchemaCheck.wherePossible();
    Assumptions.assumeTrue(found.isOn(), "no ../shared/graph-schema next to the repository");
    return found;
  }

  private Set<String> published(String type) {
    Set<String> names = new TreeSet<>(check.properties(type));
    names.removeAll(NAVIGATION);
    names.remove("id");
    return names;
  }

  @Test
  void theStubHasEveryPropertyThatIsPublishedAndNoOther() {
    assertThat(MessageFields.names()).containsExactlyInAnyOrderElementsOf(published("message"));
    assertThat(FolderJson.NAMES).containsExactlyInAnyOrderElementsOf(published("mailFolder"));
  }

  private void answer(Set<String> members, String name, Object value) {
    Shape shape = new Shape(Shape.Kind.ONE, "message", members);
    check.answer(
        "answer",
        Answer.json(
            200,
            shape,
            json -> {
              json.writeStartObject();
              json.writeName(name);
              Json.write(json, value);
              json.writeEndObject();
            }));
  }

  @Test
  void anAnswerThatBreaksItIsNoted() {
    answer(Set.of(), "subject", "Hello");
    answer(Set.of(), "@odata.etag", "W/1");
    assertThat(check.take()).isEmpty();
    answer(Set.of(), "size", 3L);
    answer(Set.of(), "subject", 3L);
    answer(Set.of(), "receivedDateTime", "2026-03-01T08:00:00");
    answer(Set.of(), "importance", "urgent");
    answer(Set.of(), "categories", "Tracked");
    answer(Set.of("id"), "subject", "Hello");
    assertThat(check.take()).hasSize(6);
  }

  @Test
  void aServerWhoseSchemaWasBrokenDoesNotEndQuietly() throws Exception {
    GraphServerStub stub = GraphServerStub.start();
    stub.mailbox("anna").deliver(mail().bytes());
    GraphClient.of(stub, "anna").ask("/messages?$select=size");
    assertThatThrownBy(stub::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("'size'");
  }
}
