package org.mailpromoter.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Forms;

/** A provider that answers as it is told to, and checks what a client must send. */
final class ScriptedProvider implements AutoCloseable {
  static final String CLIENT = "mailpromoter";
  static final String SECRET = "s3cret";

  private static final String CODE = "the-code";

  private final HttpServer server;
  private final RSAKey key = key("one");
  private final Instant now;
  private Fields asked = Fields.none();
  private boolean used;

  /** Changes the claims of the next ID token. */
  UnaryOperator<JWTClaimsSet.Builder> claims = each -> each;

  /** Signs the next ID token. */
  Signer signer = this::signed;

  /** What it calls itself, if it is not its address. */
  String issuer;

  /** Whether it names itself in its answers (RFC 9207). */
  boolean named = true;

  /** The status of everything, if it is not 200. */
  int status = 200;

  /** How often it was asked who it is. */
  final AtomicInteger discovered = new AtomicInteger();

  /** It says who it is after this. */
  volatile CountDownLatch held = new CountDownLatch(0);

  /** Whether it never ends saying who it is. */
  volatile boolean endless;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Makes an ID token. */
  @FunctionalInterface
  interface Signer {
    String sign(JWTClaimsSet claims) throws JOSEException;
  }

  ScriptedProvider(Instant now) throws IOException {
    this.now = now;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = address().toString();
    server.setExecutor(threads);
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/keys", exchange -> send(exchange, new JWKSet(key).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    discovered.incrementAndGet();
    try {
      held.await();
      if (endless) {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    send(exchange, about());
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private String about() {
    return """
    {"issuer": "%s", "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token",
     "jwks_uri": "%s/keys", "subject_types_supported": ["public"],
     "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"],
     "authorization_response_iss_parameter_supported": %s}
    """
        .formatted(issuer, address(), address(), address(), named);
  }

  /** The person logs in, and the browser comes back with this query. */
  Fields login(URI address) throws IOException {
    asked = Forms.parse(address.getRawQuery());
    used = false;
    Fields answer =
        Fields.none().with("code", CODE).with("state", asked.first("state").orElseThrow());
    return named ? answer.with("iss", issuer) : answer;
  }

  /** What the browser asked for. */
  Fields asked() {
    return asked;
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Fields form = Forms.parse(body);
    if (used || !isRight(form, exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 400, "{\"error\": \"invalid_grant\"}");
      return;
    }
    used = true;
    try {
      send(
          exchange,
          "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \""
              + signer.sign(claims.apply(usual()).build())
              + "\"}");
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private boolean isRight(Fields form, String authorization) {
    String basic = CLIENT + ":" + SECRET;
    return form.first("code").orElse("").equals(CODE)
        && form.first("redirect_uri").equals(asked.first("redirect_uri"))
        && challenge(form.first("code_verifier").orElse(""))
            .equals(asked.first("code_challenge").orElse("none"))
        && ("Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
            .equals(authorization);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private JWTClaimsSet.Builder usual() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject("sub-1")
        .audience(CLIENT)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("auth_time", now.getEpochSecond())
        .claim("nonce", asked.first("nonce").orElse(""))
        .claim("preferred_username", "anna")
        .claim("groups", List.of("staff", "mail-admins"));
  }

  String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, key);
  }

  static String signedByAnother(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, key("one"));
  }

  private static String signed(JWTClaimsSet claims, RSAKey with) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(with));
    return token.serialize();
  }

  /** With the public key as the secret of a symmetric signature. */
  String signedWithThePublicKey(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new com.nimbusds.jose.crypto.MACSigner(key.toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private void send(HttpExchange exchange, String json) throws IOException {
    reply(exchange, status, json);
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("application/json")));
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
