package org.mailpromoter.connectors.exchange.ews.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.server.EwsKeys;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;
import org.mailpromoter.spi.net.ServerWords;

class FailuresTest {
  private static Failures failures(String url) {
    Location here = new Location(Path.of("test.yaml"), 1);
    Config config =
        EwsKeys.OF_SERVER.read("test", here, Map.of("url", RawValue.of(url, here)), problem -> {});
    return new Failures("sales", EwsServer.of(config), "anna", new ServerWords());
  }

  private static Reply reply(String code, String text) {
    return new Reply(code, text, Duration.ZERO);
  }

  @Test
  void exchangeOnlineThatIsClosedIsSaidInOneSentenceWithTheWayOut() {
    Failures online = failures("https://outlook.office365.com/EWS/Exchange.asmx");
    for (Reply reply :
        List.of(
            reply("ErrorAccessDenied", "Access is denied."),
            reply("ErrorInvalidRequest", "EWS is disabled for this organization."))) {
      MailAccessException e = online.refused("opening the mailbox", reply);
      assertThat(e.code()).isEqualTo(EwsError.EXCHANGE_ONLINE_CLOSED);
      assertThat(e.sentence()).contains("sales", "outlook.office365.com", "Exchange Online");
      assertThat(e.code().remedy()).contains("imap", "OAuth", "April 2027");
    }
  }

  @Test
  void aServerOfOnesOwnThatDeniesIsNotTheCloud() {
    MailAccessException e =
        failures("https://mail.contoso.example/EWS/Exchange.asmx")
            .refused("opening the mailbox", reply("ErrorAccessDenied", "Access is denied."));
    assertThat(e.code()).isEqualTo(EwsError.ACCESS_DENIED);
    assertThat(e.sentence())
        .isEqualTo(
            "Mailbox sales: opening the mailbox on the Exchange server mail.contoso.example failed:"
                + " 'anna' may not do that (ErrorAccessDenied: Access is denied).");
  }

  @ParameterizedTest
  @CsvSource({
    "ErrorInvalidLicense, NOT_LICENSED",
    "ErrorNonExistentMailbox, NO_SUCH_MAILBOX",
    "ErrorImpersonateUserDenied, IMPERSONATION_DENIED",
    "ErrorMailboxStoreUnavailable, SERVER_TROUBLE",
  })
  void aRefusalHasAKindAndTheServersWords(String code, EwsError kind) {
    MailAccessException e =
        failures("https://mail.contoso.example/EWS/Exchange.asmx")
            .refused("opening the mailbox", reply(code, "Some\nwords\u001b[31m."));
    assertThat(e.code()).isEqualTo(kind);
    assertThat(e.sentence()).contains(code + ": Some words [31m");
  }

  /** The remedy may point to the words of the server only where there are some. */
  @Test
  void ourOwnWordsAreNotTakenForThoseOfTheServer() {
    Failures own = failures("https://mail.contoso.example/EWS/Exchange.asmx");
    MailAccessException silent =
        own.refused("reading the folder INBOX", Reply.ofOurs("no answer", "the server has none"));
    assertThat(silent.code()).isEqualTo(EwsError.NO_REASON_GIVEN);
    assertThat(silent.sentence()).doesNotContain("refuses").contains("no answer: the server");
    assertThat(silent.code().remedy()).doesNotContain("words");
    MailAccessException refused =
        own.refused("reading the folder INBOX", reply("ErrorOddity", "Not today."));
    assertThat(refused.code()).isEqualTo(EwsError.REFUSED);
    assertThat(refused.code().remedy()).contains("The server's message says why");
  }

  @Test
  void everyKindHasARemedyAndAnId() {
    assertThat(EwsError.values())
        .allSatisfy(
            error -> {
              assertThat(error.id()).matches("exchange/[a-z-]+");
              assertThat(error.remedy()).endsWith(".");
            });
  }
}
