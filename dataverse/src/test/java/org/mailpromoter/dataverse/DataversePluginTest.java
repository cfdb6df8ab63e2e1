package org.mailpromoter.dataverse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The plugin keeps to what plugins must. */
class DataversePluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new DataversePlugin();
  }

  private static Map<String, String> connection(Map<String, String> more) {
    Map<String, String> values = new LinkedHashMap<>(more);
    values.put("url", "http://localhost:{port}");
    values.put("insecure-plain", "yes");
    values.put("token-url", "http://localhost:{port}/token");
    values.put("token-trust", "{folder}/tokens.pem");
    values.put("client-id", "app");
    values.put("scope", "https://contoso.example/.default");
    values.put("trust", "{folder}/ca.pem");
    values.put("connect-timeout", "5s");
    values.put("read-timeout", "6s");
    return values;
  }

  private static Map<String, String> withSecret(Map<String, String> more) {
    Map<String, String> values = connection(more);
    values.put("client-secret", "s3cret-of-the-app");
    return values;
  }

  private static Map<String, String> withCertificate(Map<String, String> more) {
    Map<String, String> values = connection(more);
    values.put("client-certificate", "{folder}/app.pem");
    values.put("client-key", "{folder}/app.key");
    values.put("client-assertion", "rs256");
    return values;
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.directory("dataverse", withCertificate(Map.of())),
        PluginExample.sink("dataverse", withCertificate(Map.of())),
        PluginExample.policySource("dataverse", withCertificate(Map.of())),
        PluginExample.policySource("dataverse", withSecret(Map.of())),
        PluginExample.directory(
            "dataverse",
            withSecret(
                Map.of(
                    "look-up",
                    "columns",
                    "tables",
                    "contact",
                    "email-columns",
                    "contact.new_email",
                    "addresses-per-request",
                    "7"))),
        PluginExample.sink(
            "dataverse",
            withSecret(
                Map.of(
                    "mail",
                    "outgoing",
                    "beside-server-side-sync",
                    "yes",
                    "reopen",
                    "yes",
                    "directory",
                    "crm",
                    "records",
                    "user:christopher = 0f8fad5b-d9cb-469f-a165-70867728950e",
                    "columns",
                    "sent-on = new_senton"))));
  }
}
