package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.io.ByteArrayOutputStream;

/** The responses of NTLMv2 (MS-NLMP 3.3.2). */
final class Responses {
  private Responses() {}

  /** The input of the proof: time, both nonces, and the target (NTLMv2_CLIENT_CHALLENGE). */
  static byte[] blob(byte[] time, byte[] nonce, byte[] target) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {1, 1, 0, 0, 0, 0, 0, 0});
    out.writeBytes(time);
    out.writeBytes(nonce);
    out.writeBytes(new byte[4]);
    out.writeBytes(target);
    out.writeBytes(new byte[4]);
    return out.toByteArray();
  }

  static byte[] proof(byte[] key, byte[] serverNonce, byte[] blob) {
    return Keyed.hmacMd5(key, serverNonce, blob);
  }

  static byte[] nt(byte[] proof, byte[] blob) {
    return joined(proof, blob);
  }

  static byte[] lm(byte[] key, byte[] serverNonce, byte[] nonce) {
    return joined(Keyed.hmacMd5(key, serverNonce, nonce), nonce);
  }

  private static byte[] joined(byte[] left, byte[] right) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(left);
    out.writeBytes(right);
    return out.toByteArray();
  }
}
