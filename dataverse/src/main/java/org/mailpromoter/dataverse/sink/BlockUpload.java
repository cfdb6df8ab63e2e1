package org.mailpromoter.dataverse.sink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.Refusal;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * Uploads an attachment in blocks, one after the other (docs: InitializeAttachmentBlocksUpload,
 * UploadBlock with at most 4 MB, CommitAttachmentBlocksUpload). The row comes with the last
 * request, so an upload that breaks off leaves nothing.
 */
final class BlockUpload {
  /** Divisible by three, so that each block has its own Base64; Base64 of it has 4 MB. */
  private static final int BLOCK = 3 << 20;

  private static final String TOKEN = "FileContinuationToken";

  private final WebApi api;
  private final Facts facts;

  BlockUpload(WebApi api, Facts facts) {
    this.api = api;
    this.facts = facts;
  }

  /** The refusal, if there is one; an attachment that is there already is none. */
  Optional<Refusal> upload(UUID email, Files.File file)
      throws DataverseException, InterruptedException, IOException {
    Map<String, Object> target = target(email, file);
    Answer begun = post("InitializeAttachmentBlocksUpload", Map.of("Target", target));
    if (begun.refusal().isPresent()) {
      return begun.refusal().filter(each -> !each.isConflict());
    }
    String token = begun.body().textOrEmpty(TOKEN);
    List<String> ids = new ArrayList<>();
    try (InputStream in = file.content().open()) {
      for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
        String id = id(ids.size());
        Optional<Refusal> refusal = block(id, block, token);
        if (refusal.isPresent()) {
          return refusal;
        }
        ids.add(id);
      }
    }
    Map<String, Object> commit = new LinkedHashMap<>();
    commit.put("Target", target);
    commit.put("BlockList", ids);
    commit.put(TOKEN, token);
    return post("CommitAttachmentBlocksUpload", commit)
        .refusal()
        .filter(each -> !each.isConflict());
  }

  private Map<String, Object> target(UUID email, Files.File file) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("@odata.type", "Microsoft.Dynamics.CRM.activitymimeattachment");
    target.putAll(file.row());
    String lookup =
        facts
            .navigation("activitymimeattachment", "objectid", "email")
            .orElse("objectid_activitypointer");
    target.put(lookup + "@odata.bind", "/emails(" + email + ")");
    return target;
  }

  private Optional<Refusal> block(String id, byte[] block, String token)
      throws DataverseException, InterruptedException {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("BlockId", id);
    head.put(TOKEN, token);
    List<Part.Piece> body =
        List.of(
            Files.open(head, ",\"BlockData\":\""),
            new Base64Piece(block.length, () -> new ByteArrayInputStream(block)),
            Files.text("\"}"));
    return api.send(new Part("POST", "UploadBlock", List.of(), body)).refusal();
  }

  /** Ids of the same length, as the docs demand. */
  private static String id(int number) {
    byte[] text = "block-%06d".formatted(number).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }

  private Answer post(String action, Object body) throws DataverseException, InterruptedException {
    return api.send(Part.json("POST", action, body));
  }
}
