package org.mailpromoter.dataverse.policy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailpromoter.dataverse.client.DataverseKeys;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;

/** An organization with two users, a queue and mailboxes, on the stub. */
final class Contoso implements AutoCloseable {
  private static final Location AT = new Location(Path.of("/nowhere/mailpromoter.yaml"), 1);

  private final DataverseServerStub stub = DataverseServerStub.start();
  private final UUID christopher = user("Christopher Lee", "christopher@contoso.example", 1);
  private final UUID anna = user("Anna Berg", "Anna@Contoso.example", 2);
  private final UUID support;

  Contoso() {
    support =
        stub.add(
            "queue",
            Map.of(
                "name",
                "Support",
                "emailaddress",
                "support@contoso.example",
                "incomingemailfilteringmethod",
                0,
                "ownerid",
                "systemuser:" + christopher));
    mailbox("Christopher Lee", "systemuser:" + christopher);
    mailbox("Support", "queue:" + support);
    stub.settings(organization());
  }

  private static Map<String, Object> organization() {
    Map<String, Object> values = new HashMap<>();
    values.put("trackingprefix", "CRM:");
    values.put("trackingtokenidbase", 500);
    values.put("trackingtokeniddigits", 4);
    values.put("maximumtrackingnumber", 9999);
    values.put("hashfilterkeywords", "^[\\s]*([\\w]+\\s?:[\\s]*)+");
    values.put("hashmaxcount", 20);
    values.put("hashdeltasubjectcount", 0);
    values.put("hashminaddresscount", 3);
    values.put("blockedattachments", "exe;bat;JS");
    values.put("ignoreinternalemail", true);
    values.put(
        "orgdborgsettings",
        "<OrgSettings><AutoTrackSentFolderItems>true</AutoTrackSentFolderItems></OrgSettings>");
    return values;
  }

  UUID user(String name, String address, int option) {
    UUID id =
        stub.add(
            "systemuser",
            Map.of("fullname", name, "internalemailaddress", address, "isdisabled", false));
    stub.put("usersettings", id, Map.of("incomingemailfilteringmethod", option));
    return id;
  }

  private void mailbox(String name, String of) {
    stub.add(
        "mailbox",
        Map.of(
            "name",
            name,
            "regardingobjectid",
            of,
            "incomingemaildeliverymethod",
            2,
            "enabledforincomingemail",
            true,
            "emailrouteraccessapproval",
            1));
  }

  DataverseServerStub stub() {
    return stub;
  }

  UUID christopher() {
    return christopher;
  }

  UUID anna() {
    return anna;
  }

  UUID support() {
    return support;
  }

  DataversePolicySource source() {
    return new DataversePolicySource("dynamics", new WebApi(config(), Clock.systemUTC()));
  }

  private Config config() {
    String root = stub.url().toString();
    Map<String, RawValue> values = new LinkedHashMap<>();
    Map.of(
            "url", root.substring(0, root.indexOf("/api/")),
            "insecure-plain", "yes",
            "token-url", stub.tokenUrl().toString(),
            "client-id", "app",
            "client-secret", "secret",
            "read-timeout", "5s")
        .forEach((key, text) -> values.put(key, new RawValue(List.of(text), false, AT)));
    return DataverseKeys.ALL.read(
        "policy-sources.dynamics",
        AT,
        values,
        problem -> {
          throw new IllegalArgumentException(problem.toString());
        });
  }

  @Override
  public void close() {
    stub.close();
  }
}
