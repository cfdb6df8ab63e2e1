package org.mailpromoter.http.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A mail goes to those whom its header names, and to those of Bcc, whom a field of it names. */
class PostedMailTest {
  private static final String[] NAMED = {"tom@c.example", "d@c.example", "e@c.example"};

  private static PostedMail posted(String text, String... to) throws Exception {
    return PostedMail.of(Texts.to(to), Texts.message(text));
  }

  private static String body(PostedMail mail) {
    BodyPublisher publisher = mail.body(new byte[] {'<'}, new byte[] {'>'});
    BodySubscriber<String> whole = BodySubscribers.ofString(StandardCharsets.US_ASCII);
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            whole.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer bytes) {
            whole.onNext(List.of(bytes));
          }

          @Override
          public void onError(Throwable failure) {
            whole.onError(failure);
          }

          @Override
          public void onComplete() {
            whole.onComplete();
          }
        });
    String text = whole.getBody().toCompletableFuture().join();
    assertThat(publisher.contentLength()).isEqualTo(text.length());
    assertThat(text).startsWith("<").endsWith(">");
    byte[] mime = Base64.getDecoder().decode(text.substring(1, text.length() - 1));
    assertThat(mail.size()).isEqualTo(mime.length);
    return new String(mime, StandardCharsets.US_ASCII);
  }

  @Test
  void withoutBlindCopiesTheBytesAreThoseOfTheMessage() throws Exception {
    PostedMail mail = posted(Texts.HELLO, NAMED);
    assertThat(body(mail)).isEqualTo(Texts.HELLO);
    assertThat(body(mail)).as("sent again").isEqualTo(Texts.HELLO);
    assertThat(mail.messageId()).hasToString("Optional[<a@b.example>]");
  }

  @Test
  void thoseOfBccAreNamedInFront() throws Exception {
    PostedMail mail =
        posted(Texts.HELLO, "x@c.example", "tom@c.example", "d@c.example", "e@c.example", "y@c.de");
    assertThat(body(mail)).isEqualTo("Bcc: x@c.example,\r\n y@c.de\r\n" + Texts.HELLO);
  }

  @Test
  void whoIsNamedAndIsNotToGetItMakesItUnsendable() {
    assertThatThrownBy(() -> posted(Texts.HELLO, "tom@c.example"))
        .isInstanceOf(UnsendableMailException.class)
        .hasMessageContaining("the mail names d@c.example and 1 more, to whom it is not to go now");
  }

  @Test
  void addressesThatExchangeMayNotKeepAreRefused() {
    assertThatThrownBy(() -> posted(Texts.HELLO, "jörg@c.example"))
        .isInstanceOf(UnsendableMailException.class)
        .hasMessageContaining("use another address");
    assertThatThrownBy(() -> PostedMail.of(Texts.to(NAMED), Texts.message(Texts.HELLO, 1, true)))
        .isInstanceOf(UnsendableMailException.class);
  }

  @Test
  void recipientsThatCannotAllBeReadMakeItUnsendable() {
    String many = "To: " + "a@b.example,\r\n ".repeat(30_000) + "a@b.example\r\n\r\n";
    assertThatThrownBy(() -> posted(many, "a@b.example"))
        .isInstanceOf(UnsendableMailException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void aDamagedMessageIsNotSentInPart() {
    for (String text : List.of("a: b\r\n\r\nc\nd", "a: b\r\n\r\nc\rd")) {
      assertThatThrownBy(() -> posted(text, "a@b.example"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("CR LF");
    }
    assertThatThrownBy(
            () -> PostedMail.of(Texts.to(NAMED), Texts.message(Texts.HELLO, 1_000, false)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("instead of 1000");
  }
}
