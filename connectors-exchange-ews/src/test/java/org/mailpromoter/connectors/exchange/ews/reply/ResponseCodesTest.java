package org.mailpromoter.connectors.exchange.ews.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

class ResponseCodesTest {
  private static final Path SCHEMA = Path.of("../../shared/ews-schema/messages.xsd");

  @ParameterizedTest
  @CsvSource({
    "ErrorServerBusy, MAILBOX, LATER",
    "ErrorMailboxStoreUnavailable, MAILBOX, LATER",
    "ErrorInternalServerTransientError, MAILBOX, LATER",
    "ErrorInvalidLicense, MAILBOX, AFTER_A_CHANGE",
    "ErrorNonExistentMailbox, MAILBOX, AFTER_A_CHANGE",
    "ErrorImpersonateUserDenied, MAILBOX, AFTER_A_CHANGE",
    "ErrorFolderNotFound, FOLDER, AFTER_A_CHANGE",
    "ErrorInvalidSyncStateData, FOLDER, LATER",
    "ErrorItemNotFound, MESSAGE, NEVER",
    "ErrorMimeContentConversionFailed, MESSAGE, NEVER",
    "ErrorCalendarIsNotOrganizer, FOLDER, LATER",
    "ErrorThatNobodyKnowsYet, FOLDER, LATER",
  })
  void aCodeHasAScopeAndAPromise(String code, FaultScope scope, Retry retry) {
    assertThat(ResponseCodes.kind(code).scope()).isEqualTo(scope);
    assertThat(ResponseCodes.kind(code).retry()).isEqualTo(retry);
  }

  @Test
  void everyListedCodeIsOneOfTheSchema() throws Exception {
    Assumptions.assumeTrue(Files.exists(SCHEMA), "the schema does not lie beside the repository");
    String schema = Files.readString(SCHEMA);
    int from = schema.indexOf("name=\"ResponseCodeType\"");
    String type = schema.substring(from, schema.indexOf("</xs:simpleType>", from));
    List<String> codes =
        Pattern.compile("value=\"(\\w+)\"")
            .matcher(type)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(codes).hasSize(514).containsAll(ResponseCodes.listed().keySet());
  }
}
