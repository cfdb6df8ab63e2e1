package org.mailpromoter.connectors.exchange.ews.words;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** A secret in the forms in which it is sent and may come back. */
final class SecretForms {
  /** How many forms there are at most. */
  static final int MOST = 6;

  private SecretForms() {}

  /** The secret itself, in a URL or a form, in base64 with both alphabets, and in XML. */
  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    if (secret.isBlank()) {
      return forms;
    }
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    forms.add(secret);
    forms.add(form);
    forms.add(form.replace("+", "%20"));
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    forms.add(escaped(secret));
    return forms;
  }

  private static String escaped(String secret) {
    return secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
