package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a certificate or a key is a sentence that names the file. */
class ClientCertificateTest {
  @TempDir private static Path keys;
  private static Pems ours;

  @TempDir private Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    ours = Pems.rsa(keys, "ours");
  }

  private static String why(Path certificate, Path key) {
    return why(certificate, key, Instant.now());
  }

  private static String why(Path certificate, Path key, Instant now) {
    return String.valueOf(
        catchThrowableOfType(
                ClientCertificate.UnusableException.class,
                () -> new ClientCertificate(certificate, key).read(now))
            .getMessage());
  }

  @Test
  void bothMayBeInOneFile() throws Exception {
    Path both = folder.resolve("both.pem");
    Files.writeString(both, Files.readString(ours.key()) + Files.readString(ours.certificate()));
    assertThat(new ClientCertificate(both, both).read(Instant.now()).certificate())
        .isEqualTo(ours.own());
  }

  @Test
  void aKeyOfAnotherCertificateIsSaidSo() throws Exception {
    Pems other = Pems.rsa(folder, "other");
    assertThat(why(ours.certificate(), other.key()))
        .isEqualTo(
            "the key " + other.key() + " does not belong to the certificate " + ours.certificate());
  }

  @Test
  void onlyRsaSigns() throws Exception {
    Pems curve = Pems.make(folder, "curve", "-keyalg", "EC", "-groupname", "secp256r1");
    assertThat(why(curve.certificate(), curve.key())).contains("curve.crt has no RSA key");
    assertThat(why(ours.certificate(), curve.key())).contains("curve.key", "is no RSA key");
  }

  @Test
  void aCertificateCountsForItsTimeOnly() {
    Instant end = ours.own().getNotAfter().toInstant();
    assertThat(why(ours.certificate(), ours.key(), end.plusSeconds(1))).contains("expired on ");
    assertThat(why(ours.certificate(), ours.key(), Instant.now().minus(Duration.ofDays(400))))
        .contains("counts only from ");
  }

  @ParameterizedTest
  @CsvSource({
    "ENCRYPTED PRIVATE KEY, is protected by a passphrase",
    "RSA PRIVATE KEY, has an old format (RSA PRIVATE KEY)",
    "CERTIFICATE, holds no part that begins with -----BEGIN PRIVATE KEY-----",
    "PRIVATE KEY, is damaged",
  })
  void aKeyOfNoUseIsSaidSo(String label, String expected) throws Exception {
    Path key = Pems.write(folder.resolve("key.pem"), label, new byte[] {1, 2, 3});
    assertThat(why(ours.certificate(), key)).contains(key.toString(), expected);
  }

  @Test
  void aFileThatIsMissingOrNoPemIsSaidSo() throws Exception {
    assertThat(why(folder.resolve("no.pem"), ours.key())).contains("there is no file ", "no.pem");
    assertThat(why(ours.key(), ours.key())).contains("no part that begins with -----BEGIN CERT");
    Path cut = Files.writeString(folder.resolve("cut.pem"), "-----BEGIN CERTIFICATE-----\nAAAA");
    assertThat(why(cut, ours.key())).contains("cut.pem is no PEM file: a part has no end");
    Path damaged = Pems.write(folder.resolve("damaged.pem"), "CERTIFICATE", new byte[] {1, 2});
    assertThat(why(damaged, ours.key())).contains("damaged.pem is damaged");
  }
}
