package org.mailpromoter.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.sinks.webhook.TestReceiver.answer;
import static org.mailpromoter.sinks.webhook.TestReceiver.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;
import org.mailpromoter.testkit.ActivitySinkContract;

class WebhookSinkTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final String KEY = "0123456789abcdef";
  private static final String OTHER = "fedcba9876543210";
  private static final String TOKEN = "bearer-of-news";

  private TestReceiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = new TestReceiver(ServerSocketFactory.getDefault());
  }

  @AfterEach
  void close() throws Exception {
    receiver.close();
  }

  static Config config(Map<String, String> values) {
    Location start = new Location(Path.of("mailpromoter.yaml"), 1);
    Map<String, RawValue> raw = new HashMap<>();
    values.forEach((key, value) -> raw.put(key, RawValue.of(value, start)));
    return new WebhookSinkFactory()
        .keys()
        .read(
            "sinks.crm",
            start,
            raw,
            problem -> {
              throw new IllegalArgumentException(problem.toString());
            });
  }

  static WebhookSink sink(Map<String, String> values) {
    return WebhookSinkFactory.create(config(values), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private WebhookSink sink() {
    return sink(
        Map.of(
            "url",
            "http://localhost:" + receiver.port() + "/hooks/crm",
            "insecure-plain",
            "yes",
            "signing-keys",
            "new=" + KEY + " old=" + OTHER,
            "token",
            TOKEN,
            "read-timeout",
            "5s"));
  }

  private Delivery deliver() throws InterruptedException {
    return sink().deliver(ActivitySinkContract.event(7));
  }

  private Delivery.Later later() throws InterruptedException {
    Delivery delivery = deliver();
    assertThat(delivery).isInstanceOf(Delivery.Later.class);
    return (Delivery.Later) delivery;
  }

  @Test
  void anEventIsPostedAsACloudEvent() throws Exception {
    assertThat(deliver()).isInstanceOf(Delivery.Done.class);
    TestReceiver.Request request = receiver.requests().get(0);
    assertThat(request.path()).isEqualTo("/hooks/crm");
    assertThat(request.headers())
        .containsEntry("content-type", "application/cloudevents+json; charset=UTF-8")
        .containsEntry("idempotency-key", "tests-7")
        .containsEntry("authorization", "Bearer " + TOKEN);
    assertThat(request.text())
        .startsWith(
            "{\"specversion\":\"1.0\",\"id\":\"tests-7\",\"source\":\"urn:mailpromoter:tests\","
                + "\"type\":\"org.mailpromoter.activity.created.v1\",\"subject\":\"activities/7\","
                + "\"time\":\"2026-01-05T12:00:00Z\",\"partitionkey\":\"conversations/7\","
                + "\"datacontenttype\":\"application/json\",\"data\":{\"id\":7,")
        .contains("\"text\":\"Line one\\nline two", "\"html\":\"<p>Line</p>\"", "a.pdf");
  }

  @Test
  void aChangeHasATypeOfItsOwn() throws Exception {
    ActivityEvent one = ActivitySinkContract.event(7);
    sink()
        .deliver(
            new ActivityEvent(
                one.id(),
                ActivityEvent.Kind.CHANGED,
                one.at(),
                one.conversation(),
                one.activity()));
    assertThat(receiver.requests().get(0).text())
        .contains("\"type\":\"org.mailpromoter.activity.changed.v1\"");
  }

  /** Checks a signature as described in the user guide. */
  @Test
  void everyKeySignsTimeAndBody() throws Exception {
    deliver();
    TestReceiver.Request request = receiver.requests().get(0);
    String seconds = String.valueOf(NOW.getEpochSecond());
    assertThat(request.headers().get("mailpromoter-signature"))
        .isEqualTo(
            "t="
                + seconds
                + ",v1.new="
                + hmac(KEY, seconds, request.body())
                + ",v1.old="
                + hmac(OTHER, seconds, request.body()));
  }

  private static String hmac(String key, String seconds, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void whatIsTakenIsDone(int status) throws Exception {
    receiver.reply(status(status));
    assertThat(deliver()).isInstanceOf(Delivery.Done.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void whatMayWorkLaterIsTriedLater(int status) throws Exception {
    receiver.reply(status(status));
    assertThat(later().pause()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 410, 413, 422})
  void whatIsRefusedIsRejected(int status) throws Exception {
    receiver.reply(answer(status, "no\u0007 such\r\nthing"));
    Delivery delivery = deliver();
    assertThat(delivery).isInstanceOf(Delivery.Rejected.class);
    assertThat(((Delivery.Rejected) delivery).why())
        .isEqualTo("The receiver at localhost answered " + status + ": no such thing.");
  }

  @Test
  void retryAfterIsHonouredAsSecondsAndAsDate() throws Exception {
    receiver.reply(status(429, "Retry-After: 120"));
    assertThat(later().pause()).contains(Duration.ofMinutes(2));
    receiver.reply(status(503, "Retry-After: Mon, 5 Jan 2026 12:00:30 GMT"));
    assertThat(later().pause()).contains(Duration.ofSeconds(30));
    receiver.reply(status(503, "Retry-After: Mon, 5 Jan 2026 11:00:00 GMT"));
    assertThat(later().pause()).isEmpty();
    receiver.reply(status(503, "Retry-After: soon"));
    assertThat(later().pause()).isEmpty();
  }

  @Test
  void aRedirectToAnotherHostIsNotFollowed() throws Exception {
    try (TestReceiver other = new TestReceiver(ServerSocketFactory.getDefault())) {
      receiver.reply(status(307, "Location: http://localhost:" + other.port() + "/"));
      assertThat(later().why()).contains("redirect", "url");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void aRedirectOnTheSameHostIsFollowedButNotForEver() throws Exception {
    receiver.reply(
        (request, out) ->
            (request.path().equals("/new") ? status(200) : status(308, "Location: /new"))
                .to(request, out));
    assertThat(deliver()).isInstanceOf(Delivery.Done.class);
    assertThat(receiver.requests().get(1).body()).isEqualTo(receiver.requests().get(0).body());
    receiver.reply(status(308, "Location: /round"));
    assertThat(later().why()).contains("redirect");
    assertThat(receiver.requests()).hasSize(2 + 4);
  }

  @Test
  void anAnswerThatRepeatsASecretInAnotherFormDoesNotShowIt() throws Exception {
    String encoded =
        Base64.getEncoder().encodeToString(("key:" + KEY).getBytes(StandardCharsets.UTF_8));
    receiver.reply(answer(422, "No access with " + encoded + " today"));
    assertThat(((Delivery.Rejected) deliver()).why())
        .doesNotContain(encoded.substring(6))
        .contains("No access with *** today");
  }

  @Test
  void aLongAnswerIsCutAndShowsNoSecrets() throws Exception {
    receiver.reply(answer(422, TOKEN + " " + KEY + " " + "x".repeat(1 << 20)));
    String why = ((Delivery.Rejected) deliver()).why();
    assertThat(why).doesNotContain(TOKEN, KEY).contains("*** ***").hasSizeLessThan(400);
  }

  @Test
  void anAnswerWithoutEndIsLeft() throws Exception {
    receiver.reply(
        (request, out) -> {
          out.write("HTTP/1.1 500 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          while (true) {
            out.write(new byte[1_000]);
          }
        });
    assertThat(later().why()).contains("answered 500");
  }

  @Test
  void anAnswerThatIsNoHttpIsTriedLater() throws Exception {
    receiver.reply(
        (request, out) -> out.write("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(later().why()).contains("localhost").doesNotContain("Exception");
  }

  @Test
  void aHostThatDoesNotExistIsSaidSo() throws Exception {
    WebhookSink nowhere = sink(Map.of("url", "https://nowhere.invalid/"));
    assertThat(nowhere.deliver(ActivitySinkContract.event(1)).toString())
        .contains("nowhere.invalid", "no machine of that name is known", "the url of the sink");
  }

  @Test
  void aTrustFileThatDoesNotExistIsSaidSo() throws Exception {
    WebhookSink sink = sink(Map.of("url", "https://localhost/", "trust", "/nowhere/ca.pem"));
    assertThat(sink.deliver(ActivitySinkContract.event(1)).toString()).contains("/nowhere/ca.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://crm.example/",
        "crm.example",
        "https://anna:secret@crm.example/",
        "https:///x",
        "ftp://crm.example/",
        "https://crm example/"
      })
  void anAddressThatIsNotSafeIsRefused(String url) {
    assertThatThrownBy(() -> sink(Map.of("url", url))).hasMessageContaining("the url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0123456789abcdef", "new=short", "=0123456789abcdef", "n,w=0123456789abcdef"})
  void keysThatAreNoneAreRefusedWithoutShowingThem(String keys) {
    assertThatThrownBy(() -> sink(Map.of("url", "https://crm.example/", "signing-keys", keys)))
        .hasMessageContaining("ID=KEY")
        .hasMessageNotContaining("0123456789abcdef");
  }
}
