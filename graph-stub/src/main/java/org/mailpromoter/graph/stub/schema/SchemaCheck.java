package org.mailpromoter.graph.stub.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailpromoter.graph.stub.json.Json;
import org.mailpromoter.graph.stub.operation.Answer;
import org.mailpromoter.graph.stub.operation.Shape;
import org.mailpromoter.testkit.stub.PublishedSchema;

/**
 * Holds requests and answers against the published metadata of Graph v1.0. The metadata is not part
 * of the project: it is looked for next to the repository. Thread-safe.
 */
public final class SchemaCheck {
  private final Optional<Csdl> csdl;
  private final List<String> violations = new CopyOnWriteArrayList<>();

  private SchemaCheck(Optional<Csdl> csdl) {
    this.csdl = csdl;
  }

  /** A check that checks nothing. */
  public static SchemaCheck none() {
    return new SchemaCheck(Optional.empty());
  }

  /** A check where there is a schema; where there is none but one is required, a failure. */
  public static SchemaCheck wherePossible() {
    return new SchemaCheck(
        PublishedSchema.find("graph-schema/mail.csdl.xml").map(CsdlReader::read));
  }

  /** Returns whether anything is checked. */
  public boolean isOn() {
    return csdl.isPresent();
  }

  /** The properties that a type has; none where nothing is checked. */
  public Set<String> properties(String type) {
    return csdl.map(each -> each.properties(type)).orElse(Set.of());
  }

  /** What was found, and forgets it. */
  public List<String> take() {
    List<String> found = List.copyOf(violations);
    violations.clear();
    return found;
  }

  /** Notes a request that names what the schema does not know. */
  public void note(String violation) {
    if (isOn()) {
      violations.add(violation);
    }
  }

  /** Checks a message that a client sent. */
  public void request(String what, Map<String, Object> message) {
    csdl.ifPresent(
        each -> new ValueCheck(each, violations::add).object(what, "message", message, Set.of()));
  }

  /** Checks an answer. */
  public void answer(String what, Answer answer) {
    Shape shape = answer.shape();
    if (csdl.isPresent() && shape.kind() != Shape.Kind.NONE) {
      ValueCheck check = new ValueCheck(csdl.get(), violations::add);
      Object body = Json.read(answer.body());
      if (shape.kind() == Shape.Kind.ONE) {
        check.object(what, shape.type(), body, shape.members());
      } else {
        Json.asList(Json.asObject(body).getOrDefault("value", ""))
            .forEach(each -> check.object(what, shape.type(), each, shape.members()));
      }
    }
  }
}
