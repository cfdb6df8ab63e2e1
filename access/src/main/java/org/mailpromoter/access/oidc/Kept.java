package org.mailpromoter.access.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.util.Optional;

/**
 * What the browser keeps between the beginning and the end of a login, so that nobody else can end
 * it, and what they would have to know of it.
 *
 * @param state comes back in the address
 * @param nonce comes back in the ID token
 * @param verifier proves to the provider that the code is used by the one that asked for it
 * @param again whether the person had to prove again who they are
 */
record Kept(State state, Nonce nonce, CodeVerifier verifier, boolean again) {
  private static final int PARTS = 4;

  static Kept random(boolean again) {
    return new Kept(new State(), new Nonce(), new CodeVerifier(), again);
  }

  /** As one text. */
  String text() {
    return state + "." + nonce + "." + verifier.getValue() + "." + (again ? "again" : "first");
  }

  /** What a text says; empty if it is none. */
  static Optional<Kept> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Kept(
              new State(parts[0]),
              new Nonce(parts[1]),
              new CodeVerifier(parts[2]),
              parts[3].equals("again")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
