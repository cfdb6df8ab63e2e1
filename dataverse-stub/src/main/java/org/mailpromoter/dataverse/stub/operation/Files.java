package org.mailpromoter.dataverse.stub.operation;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.dataverse.stub.error.ODataError;
import org.mailpromoter.dataverse.stub.json.JsonObject;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Row;

/** Uploads of attachments in blocks. Thread-safe. */
final class Files {
  private static final int MOST_OF_A_BLOCK = 4 << 20;

  private final Organization organization;
  private final Writing writing;
  private final Map<String, Map<String, byte[]>> uploads = new ConcurrentHashMap<>();

  Files(Organization organization, Writing writing) {
    this.organization = organization;
    this.writing = writing;
  }

  Reply begin(JsonObject body) {
    target(body);
    String token = "upload-" + UUID.randomUUID();
    uploads.put(token, new ConcurrentHashMap<>());
    return Reply.json(200, Map.of("FileContinuationToken", token));
  }

  Reply block(JsonObject body) {
    Map<String, byte[]> blocks = upload(body);
    byte[] data = decoded(body.textOr("BlockData", ""));
    if (data.length > MOST_OF_A_BLOCK) {
      throw ODataError.invalid("The block has " + data.length + " bytes, more than 4 MB.");
    }
    String id = body.textOr("BlockId", "");
    if (id.isEmpty() || blocks.keySet().stream().anyMatch(each -> each.length() != id.length())) {
      throw ODataError.invalid("The block ids of an upload must be of the same length.");
    }
    blocks.put(id, data);
    return Reply.empty(204);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw ODataError.payload("BlockData is not Edm.Binary: " + e.getMessage());
    }
  }

  private Map<String, byte[]> upload(JsonObject body) {
    Map<String, byte[]> blocks = uploads.get(body.textOr("FileContinuationToken", ""));
    if (blocks == null) {
      throw ODataError.invalid("The FileContinuationToken is not valid.");
    }
    return blocks;
  }

  Reply commit(JsonObject body, UUID user) {
    Map<String, byte[]> blocks = upload(body);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    List<String> list = body.texts("BlockList");
    for (String each : list) {
      byte[] block = blocks.get(each);
      if (block == null) {
        throw ODataError.invalid("There is no block " + each + ".");
      }
      whole.writeBytes(block);
    }
    Map<String, Object> row = new LinkedHashMap<>(target(body).members());
    row.put("body", Base64.getEncoder().encodeToString(whole.toByteArray()));
    Row created = writing.create(attachments(), new JsonObject(row), user);
    uploads.remove(body.textOr("FileContinuationToken", ""));
    Map<String, Object> answer = new HashMap<>();
    answer.put("ActivityMimeAttachmentId", created.id().toString());
    answer.put("FileSizeInBytes", (long) whole.size());
    return Reply.json(200, answer);
  }

  private JsonObject target(JsonObject body) {
    JsonObject target =
        body.object("Target").orElseThrow(() -> ODataError.payload("Target is missing."));
    if (!target
        .textOr("@odata.type", "")
        .endsWith("Microsoft.Dynamics.CRM.activitymimeattachment")) {
      throw ODataError.payload("Target has no @odata.type, or not that of an attachment.");
    }
    return target;
  }

  private Table attachments() {
    return organization.table(EmailRules.ATTACHMENT);
  }
}
