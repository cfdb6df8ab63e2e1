package org.mailpromoter.connectors.graph.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/** What the server's codes mean. */
class ReplyTest {
  @ParameterizedTest
  @CsvSource({
    "401, InvalidAuthenticationToken, AUTHENTICATION_REFUSED",
    "401, AuthenticationError, AUTHENTICATION_REFUSED",
    "403, ErrorAccessDenied, ACCESS_DENIED",
    "403, Authorization_RequestDenied, PERMISSION_MISSING",
    "404, MailboxNotEnabledForRESTAPI, NOT_IN_THE_CLOUD",
    "404, Request_ResourceNotFound, NO_SUCH_MAILBOX",
    "404, ErrorInvalidUser, NO_SUCH_MAILBOX",
    "404, ResourceNotFound, NO_SUCH_MAILBOX",
    "404, ErrorItemNotFound, MESSAGE_GONE",
    "404, itemNotFound, MESSAGE_GONE",
    "404, ErrorSyncFolderNotFound, FOLDER_NOT_FOUND",
    "410, syncStateNotFound, SYNC_STATE_LOST",
    "400, SyncStateNotFound, SYNC_STATE_LOST",
    "400, ResyncRequired, SYNC_STATE_LOST",
    "400, SyncStateInvalid, SYNC_STATE_LOST",
    "400, InvalidSyncStateData, SYNC_STATE_LOST",
    "410, anything, SYNC_STATE_LOST",
    "400, ErrorInvalidIdMalformed, ID_REFUSED",
    "412, anything, CONFLICT",
    "409, ErrorIrresolvableConflict, CONFLICT",
    "404, ErrorCannotOpenFileAttachment, MESSAGE_UNREADABLE",
    "400, ErrorInvalidRecipients, MESSAGE_UNREADABLE",
    "429, ApplicationThrottled, SERVER_BUSY",
    "429, anything, SERVER_BUSY",
    "503, anything, SERVER_BUSY",
    "509, anything, SERVER_BUSY",
    "504, anything, TOO_SLOW",
    "507, ErrorQuotaExceeded, MAILBOX_FULL",
    "500, anything, SERVER_TROUBLE",
    "400, anything, REFUSED"
  })
  void everyCodeHasAMeaning(int status, String code, GraphError meaning) {
    assertThat(new Reply(status, List.of(code), "", Duration.ZERO).kind()).isEqualTo(meaning);
  }

  @Test
  void theInnermostCodeThatIsKnownCounts() throws IOException {
    String json =
        """
        {"code":"generalException","message":"A","innerError":{"code":"ErrorItemNotFound",
         "innererror":{"code":"somethingNew","message":"B"}, "request-id":"7"}}
        """;
    ErrorBody body = new ErrorBody();
    String whole = "{\"error\":" + json + "}";
    JsonAnswer.read(
        new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)),
        (name, at) -> body.read(at));
    Reply reply = body.reply(400, Duration.ZERO);
    assertThat(reply.kind()).isEqualTo(GraphError.MESSAGE_GONE);
    assertThat(reply.words()).isEqualTo("HTTP 400, somethingNew: A");
  }

  @ParameterizedTest
  @EnumSource(GraphError.class)
  void everyErrorHasARemedy(GraphError error) {
    assertThat(error.id()).startsWith("graph/").doesNotContain("_");
    assertThat(error.remedy()).endsWith(".");
  }
}
