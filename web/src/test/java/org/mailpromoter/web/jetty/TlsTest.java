package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.WebServer;
import org.mailpromoter.web.WebSettings;

class TlsTest {
  @TempDir private static Path folder;
  private static Pems elliptic;
  private static Pems rsa;
  private static Pems expired;

  @BeforeAll
  static void make() throws Exception {
    elliptic = Pems.make(folder, "elliptic", "-keyalg", "EC", "-groupname", "secp256r1");
    rsa = Pems.make(folder, "rsa", "-keyalg", "RSA", "-keysize", "2048");
    expired =
        Pems.make(
            folder,
            "expired",
            "-keyalg",
            "EC",
            "-startdate",
            "2020/01/02 00:00:00",
            "-validity",
            "1");
  }

  private static WebServer start(Path certificate, Path key) throws ListenException {
    Listener listener = new Listener.Encrypted(Servers.loopback(), certificate, key);
    return JettyServer.start(
        WebSettings.of(
            List.of(listener),
            request ->
                Response.of(200)
                    .text("text/plain", "" + ((Peer.Network) request.peer()).secure())));
  }

  private static Wire connect(URI address, String... protocols) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(address.getHost(), address.getPort());
    if (protocols.length > 0) {
      socket.setEnabledProtocols(protocols);
    }
    socket.startHandshake();
    return new Wire(socket);
  }

  @Test
  void answersSayThatTheyAreEncrypted() throws Exception {
    for (Pems each : List.of(elliptic, rsa)) {
      try (WebServer server = start(each.certificate(), each.key());
          Wire wire = connect(server.addresses().get(0))) {
        Wire.Answer answer = wire.request("GET /").answer();
        assertThat(server.addresses().get(0).getScheme()).isEqualTo("https");
        assertThat(answer.text()).isEqualTo("true");
        assertThat(answer.header("Strict-Transport-Security")).hasValue("max-age=31536000");
      }
    }
  }

  @Test
  void oldProtocolsAreRefused() throws Exception {
    try (WebServer server = start(elliptic.certificate(), elliptic.key())) {
      URI address = server.addresses().get(0);
      connect(address, "TLSv1.2").close();
      assertThatThrownBy(() -> connect(address, "TLSv1.1")).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void changedFilesCountForNewConnectionsAndOpenOnesGoOn() throws Exception {
    Path certificate = folder.resolve("live.crt");
    Path key = folder.resolve("live.key");
    copy(elliptic, certificate, key);
    try (JettyServer server = (JettyServer) start(certificate, key);
        Wire open = connect(server.addresses().get(0))) {
      Files.copy(rsa.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
      server.look(); // between the two files
      assertThat(name(server)).isEqualTo("CN=elliptic");
      copy(rsa, certificate, key);
      server.look();
      assertThat(name(server)).isEqualTo("CN=rsa");
      assertThat(open.request("GET /").answer().status()).isEqualTo(200);
    }
  }

  private static void copy(Pems from, Path certificate, Path key) throws Exception {
    Files.copy(from.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(from.key(), key, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String name(WebServer server) throws Exception {
    Trusting.seen = "";
    connect(server.addresses().get(0)).close();
    return Trusting.seen;
  }

  @Test
  void filesThatCannotBeUsedAreNamedWithTheReason() throws Exception {
    Path old = Pems.write(folder.resolve("old.key"), "EC PRIVATE KEY", new byte[10]);
    Path locked = Pems.write(folder.resolve("locked.key"), "ENCRYPTED PRIVATE KEY", new byte[10]);
    Path text = Files.writeString(folder.resolve("text"), "no PEM");
    Path missing = folder.resolve("missing");
    refused(elliptic.certificate(), rsa.key(), "does not belong to the certificate");
    refused(rsa.certificate(), elliptic.key(), "does not belong to the certificate");
    refused(expired.certificate(), expired.key(), "expired on 2020-01-03");
    refused(text, elliptic.key(), "is no PEM certificate: it holds no certificate.");
    refused(elliptic.certificate(), text, "holds no private key.");
    refused(elliptic.certificate(), old, "has an old format (EC PRIVATE KEY).");
    refused(elliptic.certificate(), locked, "is protected by a passphrase.");
    refused(missing, elliptic.key(), "The TLS certificate " + missing + " does not exist.");
    refused(elliptic.certificate(), missing, "The TLS key " + missing + " does not exist.");
    refused(elliptic.certificate(), folder, "cannot be read.");
  }

  private static void refused(Path certificate, Path key, String sentence) {
    assertThatThrownBy(() -> start(certificate, key))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void addressesThatOthersReachAreRefusedWithoutTls() {
    Listener listener = new Listener.Plain(new java.net.InetSocketAddress("0.0.0.0", 0), Set.of());
    assertThatThrownBy(
            () -> JettyServer.start(WebSettings.of(List.of(listener), request -> Response.of(200))))
        .isInstanceOf(ListenException.class)
        .hasMessage("The address 0.0.0.0:0 is reached from other machines, without TLS.");
  }

  private static final class Trusting implements X509TrustManager {
    private static volatile String seen = "";

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      seen = chain[0].getSubjectX500Principal().getName();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
