package org.mailpromoter.connectors.exchange.ews.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that MS-NLMP 4.2 and RFC 1320 A.5 give. */
class NtlmVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SERVER_CHALLENGE = HEX.parseHex("0123456789abcdef");
  private static final byte[] CLIENT_CHALLENGE = HEX.parseHex("aaaaaaaaaaaaaaaa");
  private static final byte[] TARGET =
      HEX.parseHex("02000c0044006f006d00610069006e00" + "01000c0053006500720076006500720000000000");

  private final byte[] key = NtlmUser.of("Domain\\User", () -> "Password").responseKey();
  private final byte[] blob = Responses.blob(new byte[8], CLIENT_CHALLENGE, TARGET);

  @ParameterizedTest
  @CsvSource({
    "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
    "a, bde52cb31de33e46245e05fbdbd6fb24",
    "abc, a448017aaf21d8525fc10ae87aa6729d",
    "message digest, d9130a8164549fe818874806e1c7014b",
    "abcdefghijklmnopqrstuvwxyz, d79e1c308aa5bbcdeea8ed63df412da9",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789, "
        + "043f8582f241db351ce627e153e7f0e4",
    "12345678901234567890123456789012345678901234567890123456789012345678901234567890, "
        + "e33b4ddc9c38f2199c3e7b164fcc0536"
  })
  void md4OfTheSuiteOfItsAuthor(String text, String digest) {
    assertThat(HEX.formatHex(Md4.of(text.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(digest);
  }

  @Test
  void theResponseKeyIsThatOf4241() {
    assertThat(key).isEqualTo(HEX.parseHex("0c868a403bfd7a93a3001ef22ef02e3f"));
  }

  @Test
  void theProofAndTheSessionKeyAreThoseOf4242() {
    byte[] proof = Responses.proof(key, SERVER_CHALLENGE, blob);
    assertThat(proof).isEqualTo(HEX.parseHex("68cd0ab851e51c96aabc927bebef6a1c"));
    assertThat(Keyed.hmacMd5(key, proof))
        .isEqualTo(HEX.parseHex("8de40ccadbc14a82f15cb0ad0de95ca3"));
  }

  @Test
  void theEncryptedSessionKeyIsThatOf4243() {
    byte[] base = HEX.parseHex("8de40ccadbc14a82f15cb0ad0de95ca3");
    byte[] random = HEX.parseHex("55".repeat(16));
    assertThat(Keyed.rc4(base, random)).isEqualTo(HEX.parseHex("c5dad2544fc9799094ce1ce90bc9d03e"));
  }

  @Test
  void theLmResponseIsThatOf4242() {
    assertThat(Responses.lm(key, SERVER_CHALLENGE, CLIENT_CHALLENGE))
        .isEqualTo(HEX.parseHex("86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"));
  }
}
