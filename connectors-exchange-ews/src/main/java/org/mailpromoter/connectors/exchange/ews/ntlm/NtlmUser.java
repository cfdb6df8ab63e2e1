package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The login.
 *
 * @param domain the Windows domain; empty with a name in the form of an address
 * @param name the name in it
 * @param password gives the password when it is needed
 */
public record NtlmUser(String domain, String name, Supplier<String> password) {
  /** Takes {@code DOMAIN\name} apart; an address stays whole. */
  public static NtlmUser of(String login, Supplier<String> password) {
    int slash = login.indexOf('\\');
    return slash < 0
        ? new NtlmUser("", login, password)
        : new NtlmUser(login.substring(0, slash), login.substring(slash + 1), password);
  }

  /** The key of all that follows (NTOWFv2, MS-NLMP 3.3.2). */
  byte[] responseKey() {
    byte[] hash = Md4.of(password.get().getBytes(StandardCharsets.UTF_16LE));
    String who = name.toUpperCase(Locale.ROOT) + domain;
    return Keyed.hmacMd5(hash, who.getBytes(StandardCharsets.UTF_16LE));
  }

  @Override
  public String toString() {
    return domain.isEmpty() ? name : domain + "\\" + name;
  }
}
