package org.mailpromoter.dataverse.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request, alone or in a batch, was answered. Immutable.
 *
 * @param body empty where there is none
 * @param refused if it is an error
 */
public record Answer(JsonObject body, @Nullable Refusal refused) {
  /** The error, if it is one. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refused);
  }

  /**
   * The body of an answer that is no error.
   *
   * @throws DataverseException if it is one
   */
  public JsonObject need() throws DataverseException {
    if (refused != null) {
      throw refused.exception();
    }
    return body;
  }

  /**
   * The rows of a list. A list without rows has none; something else is no list.
   *
   * @throws DataverseException if it is an error, or no list
   */
  public List<JsonObject> rows() throws DataverseException {
    JsonObject list = need();
    if (list.members().get("value") instanceof List<?>) {
      return list.objects("value");
    }
    throw new DataverseException(
        DataverseError.UNEXPECTED_ANSWER, "its answer is not a list of rows", null);
  }
}
