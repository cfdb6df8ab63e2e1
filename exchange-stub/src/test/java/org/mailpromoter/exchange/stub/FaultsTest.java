package org.mailpromoter.exchange.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.fault.SeenRequest;
import org.mailpromoter.exchange.stub.fault.SoapFaults;

/** Faults occur when they are scripted, and only then. */
class FaultsTest {
  private static final String REQUEST =
      """
      <m:GetItem>
        <m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>
        <m:ItemIds><t:ItemId Id="%s"/></m:ItemIds>
      </m:GetItem>
      """;

  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final String id = stub.mailbox("anna").deliver(mail().subject("Hello").bytes());
  private final EwsClient client = new EwsClient(stub.url(), "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private EwsClient.Answer get() throws IOException {
    return client.send("", REQUEST.formatted(id));
  }

  @Test
  void aBusyServerSaysForHowLong() throws Exception {
    stub.faults().once("GetItem", SoapFaults.serverBusy(Duration.ofSeconds(7)));
    EwsClient.Answer busy = get();
    assertThat(busy.status()).isEqualTo(500);
    assertThat(busy.body()).contains("ErrorServerBusy", "\"BackOffMilliseconds\">7000<");
    assertThat(get().body()).contains("Hello");
  }

  @Test
  void aFaultStrikesAfterSoManyGoodRequests() throws Exception {
    stub.faults().after(1, HttpFaults.unauthorized());
    get();
    get();
    assertThat(stub.requests())
        .containsExactly(
            new SeenRequest("GetItem", "anna", 200), new SeenRequest("GetItem", "anna", 401));
    stub.faults().clear();
    assertThat(get().status()).isEqualTo(200);
  }

  @Test
  void answersAreTruncatedOrRewrittenOrCut() throws Exception {
    stub.faults().once(HttpFaults.truncated());
    assertThat(get().body()).doesNotContain("</s:Envelope>");
    stub.faults().once(SoapFaults.wrongNamespace());
    assertThat(get().body()).contains("urn:example:wrong");
    stub.faults().once(SoapFaults.everyMessage("ErrorServerBusy", "Busy."));
    assertThat(get().body()).contains("ErrorServerBusy").doesNotContain("Hello");
    stub.faults().once(HttpFaults.cut());
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void otherFaultsAreWhatTheySay() throws Exception {
    stub.faults().once(HttpFaults.retryAfter(429, Duration.ofSeconds(3)));
    assertThat(get().status()).isEqualTo(429);
    stub.faults().once(HttpFaults.loginPage());
    assertThat(get().body()).contains("<html>");
    stub.faults().once(SoapFaults.billionLaughs());
    assertThat(get().body()).contains("<!DOCTYPE");
    stub.faults().once(SoapFaults.externalEntity("file:///etc/passwd"));
    assertThat(get().body()).contains("SYSTEM \"file:///etc/passwd\"");
    stub.faults().once(HttpFaults.exchangeOnlineRefusal());
    assertThat(get().status()).isEqualTo(403);
  }

  @Test
  void quirksAreThoseOfOtherServers() throws Exception {
    stub.faults().quirk(Quirk.NINE_DIGIT_FRACTIONS);
    stub.faults().quirk(Quirk.NO_CONVERSATION_INDEX);
    assertThat(get().body())
        .containsPattern("DateTimeReceived>[^<]+\\.\\d{9}Z<")
        .doesNotContain("ConversationIndex");
  }

  @Test
  void aWrongRequestIsAFaultWhetherItIsValidatedOrNot() throws Exception {
    ExchangeSettings settings = ExchangeSettings.plain().validated(ExchangeSettings.Validation.OFF);
    try (ExchangeServerStub streaming = ExchangeServerStub.start(settings)) {
      streaming.mailbox("anna");
      EwsClient.Answer answer = new EwsClient(streaming.url(), "anna").send("", "<m:GetItem/>");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("ErrorInvalidRequest").doesNotContain("ResponseMessages");
    }
  }

  @Test
  void overHttpsOnlyWhoTrustsTheCertificateGetsIn() {
    ExchangeSettings settings = ExchangeSettings.plain().over(ExchangeSettings.Transport.HTTPS);
    try (ExchangeServerStub secure = ExchangeServerStub.start(settings)) {
      secure.mailbox("anna");
      EwsClient untrusting = new EwsClient(secure.url(), "anna");
      assertThatThrownBy(() -> untrusting.ask(REQUEST)).isInstanceOf(SSLHandshakeException.class);
      assertThat(secure.certificate()).isNotEmptyFile();
    }
  }
}
