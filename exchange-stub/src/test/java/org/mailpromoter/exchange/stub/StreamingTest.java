package org.mailpromoter.exchange.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notifications as they are streamed. */
class StreamingTest {
  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox anna = stub.mailbox("anna");
  private final EwsClient client = new EwsClient(stub.url(), "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private String subscribe() throws IOException {
    String answer =
        client.ask(
            """
            <m:Subscribe><m:StreamingSubscriptionRequest>
              <t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds>
              <t:EventTypes>
                <t:EventType>NewMailEvent</t:EventType><t:EventType>MovedEvent</t:EventType>
              </t:EventTypes>
            </m:StreamingSubscriptionRequest></m:Subscribe>
            """);
    return EwsClient.first("<m:SubscriptionId>(.*?)<", answer);
  }

  private CompletableFuture<String> stream(String subscription) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return client.ask(
                """
                <m:GetStreamingEvents>
                  <m:SubscriptionIds><t:SubscriptionId>%s</t:SubscriptionId></m:SubscriptionIds>
                  <m:ConnectionTimeout>1</m:ConnectionTimeout>
                </m:GetStreamingEvents>
                """
                    .formatted(subscription));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void newsOfTheFolderAreToldUntilTheStreamEnds() throws Exception {
    CompletableFuture<String> stream = stream(subscribe());
    Awaitility.await().until(() -> stub.streams() == 1);
    String id = anna.deliver(mail().bytes());
    anna.deliver("Drafts", mail().bytes(), Instant.EPOCH);
    anna.moveLast("Inbox", "Deleted Items");
    stub.closeStreams();
    assertThat(stream.get())
        .contains("<t:NewMailEvent>", "<t:MovedEvent>", id, "<m:ConnectionStatus>Closed<")
        .doesNotContain("CreatedEvent");
  }

  @Test
  void aStreamCanBreak() throws Exception {
    CompletableFuture<String> stream = stream(subscribe());
    Awaitility.await().until(() -> stub.streams() == 1);
    stub.cutStreams();
    assertThat(stream)
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableOfType(ExecutionException.class);
  }

  @Test
  void aSubscriptionThatWasForgottenIsRefused() throws Exception {
    String subscription = subscribe();
    stub.forgetSubscriptions();
    assertThat(stream(subscription).get())
        .contains("ErrorInvalidSubscription", "<t:SubscriptionId>" + subscription);
    assertThat(
            client.ask(
                "<m:Unsubscribe><m:SubscriptionId>%s</m:SubscriptionId></m:Unsubscribe>"
                    .formatted(subscription)))
        .contains("ErrorSubscriptionNotFound");
  }
}
