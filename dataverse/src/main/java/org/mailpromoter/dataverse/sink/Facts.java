package org.mailpromoter.dataverse.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * What an environment says of its tables: the names by which lookups are bound, which the apps of
 * Dynamics change, the lengths of columns, and the largest attachment. Read once, never guessed.
 * Immutable.
 */
final class Facts {
  /** What a new environment allows (column maxuploadfilesize). */
  private static final long USUAL_UPLOAD = 5L << 20;

  private static final String LOOKUPS =
      "')/ManyToOneRelationships?$select=ReferencingAttribute,ReferencedEntity,"
          + "ReferencingEntityNavigationPropertyName";
  private static final String COLUMNS =
      "EntityDefinitions(LogicalName='email')/Attributes/Microsoft.Dynamics.CRM.%s"
          + "?$select=LogicalName,MaxLength,IsValidForCreate";

  private final Map<String, String> navigation = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();
  private long largestAttachment = USUAL_UPLOAD;

  private Facts() {}

  /** Asks an environment, with one request. */
  static Facts read(WebApi api) throws DataverseException, InterruptedException {
    List<String> tables = List.of("email", "activityparty", "activitymimeattachment");
    List<Part> parts = new ArrayList<>();
    tables.forEach(each -> parts.add(Part.get("EntityDefinitions(LogicalName='" + each + LOOKUPS)));
    parts.add(Part.get(COLUMNS.formatted("StringAttributeMetadata")));
    parts.add(Part.get(COLUMNS.formatted("MemoAttributeMetadata")));
    parts.add(Part.get("organizations?$select=maxuploadfilesize"));
    List<Answer> answers = api.batch(parts);
    Facts facts = new Facts();
    for (int i = 0; i < answers.size(); i++) {
      if (i < tables.size()) {
        facts.lookups(tables.get(i), answers.get(i).rows());
      } else if (i < parts.size() - 1) {
        facts.columns(answers.get(i).rows());
      } else {
        facts.organization(answers.get(i)); // may be refused: then the usual size counts
      }
    }
    return facts;
  }

  private void lookups(String table, List<JsonObject> rows) {
    for (JsonObject each : rows) {
      navigation.put(
          key(
              table,
              each.textOrEmpty("ReferencingAttribute"),
              each.textOrEmpty("ReferencedEntity")),
          each.textOrEmpty("ReferencingEntityNavigationPropertyName"));
    }
  }

  private void columns(List<JsonObject> rows) {
    for (JsonObject each : rows) {
      if (each.flag("IsValidForCreate")) {
        lengths.put(each.textOrEmpty("LogicalName"), number(each.textOrEmpty("MaxLength"), 100));
      }
    }
  }

  private void organization(Answer answer) {
    answer.body().objects("value").stream()
        .findFirst()
        .ifPresent(
            each ->
                largestAttachment =
                    number(each.textOrEmpty("maxuploadfilesize"), (int) USUAL_UPLOAD));
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private static String key(String table, String column, String target) {
    return table + "." + column + ">" + target;
  }

  /** The property by which a column of a table is bound to a row of another one. */
  Optional<String> navigation(String table, String column, String target) {
    return Optional.ofNullable(navigation.get(key(table, column, target)))
        .filter(each -> !each.isEmpty());
  }

  /** The length of a column for texts that can be written; empty if there is none of this name. */
  Optional<Integer> length(String column) {
    return Optional.ofNullable(lengths.get(column));
  }

  /** The size of the largest attachment, in bytes. */
  long largestAttachment() {
    return largestAttachment;
  }
}
