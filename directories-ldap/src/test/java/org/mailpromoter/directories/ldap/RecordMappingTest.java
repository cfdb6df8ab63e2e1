package org.mailpromoter.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

class RecordMappingTest {
  private final Configured configured =
      new Configured().with("host", "h").with("base", "dc=x").with("id-attribute", "uid");

  private RecordEntry record(String... namesAndValues) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("uid", List.of("7"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(
          namesAndValues[i].toLowerCase(Locale.ROOT), List.of(namesAndValues[i + 1].split("\\|")));
    }
    return RecordMapping.of("company", configured.config())
        .record(new LdapEntry("uid=7,dc=x", values));
  }

  @Test
  void proxyAddressesLoseTheirPrefixAndThoseOfOtherProtocolsAreLeftOut() {
    RecordEntry record =
        record(
            "mail",
            "Anna@x.example",
            "proxyAddresses",
            "SMTP:anna@x.example|smtp:a@x.example|x500:/o=X/cn=anna|sip:anna@y.example");
    assertThat(record.addresses())
        .extracting(EmailAddress::value)
        .containsExactly("anna@x.example", "a@x.example");
  }

  @Test
  void theFirstNameThatIsThereCountsAndTheKindComesFromTheClass() {
    configured.with("kind-by-object-class", "organization=account", "leadRecord = lead");
    RecordEntry record = record("cn", "Contoso", "objectClass", "top|Organization|leadRecord");
    assertThat(record.record().name()).isEqualTo("Contoso");
    assertThat(record.record().id()).isEqualTo(RecordId.parse("account:7").orElseThrow());
    assertThat(record("displayName", "Shown", "cn", "Other").record())
        .satisfies(
            r -> {
              assertThat(r.name()).isEqualTo("Shown");
              assertThat(r.id().toString()).isEqualTo("contact:7");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "userAccountControl, 512, true",
    "userAccountControl, 514, false",
    "userAccountControl, 66050, false",
    "inUse, TRUE, true",
    "inUse, no, false"
  })
  void anEntryIsActiveOrNot(String attribute, String value, boolean active) {
    configured.with("active-attribute", attribute);
    assertThat(record(attribute, value).record().active()).isEqualTo(active);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "christopher; user:christopher",
        "team:sales; team:sales",
        "uid=christopher,ou=people,dc=x; user:christopher"
      })
  void theOwnerIsAnIdOrANameOfAnEntry(String value, String owner) {
    configured.with("owner-attribute", "manager");
    assertThat(record("manager", value).record().owner())
        .contains(RecordId.parse(owner).orElseThrow());
  }

  @Test
  void theTimeOfCreationIsReadToTheSecond() {
    assertThat(record("createTimestamp", "20260131080910Z").record().created())
        .isEqualTo(Instant.parse("2026-01-31T08:09:10Z"));
    assertThat(record("createTimestamp", "20260131080910.0Z").record().created())
        .isEqualTo(Instant.parse("2026-01-31T08:09:10Z"));
    assertThat(record("createTimestamp", "soon").record().created()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void anEntryThatCannotBeUnderstoodFailsWithItsName() {
    configured.with("active-attribute", "inUse");
    assertThatThrownBy(() -> record("inUse", "perhaps"))
        .isInstanceOfSatisfying(
            DirectoryException.class, e -> assertThat(e.code()).isEqualTo(LdapError.ENTRY_UNUSABLE))
        .hasMessage(
            "The record directory company: the entry uid=7,dc=x cannot be used: its inUse is"
                + " 'perhaps', neither yes nor no.");
    configured.with("id-attribute", "entryUUID");
    assertThatThrownBy(() -> record()).hasMessageContaining("it has no entryUUID to be its id");
  }

  @Test
  void aGuidIsWrittenAsWindowsWritesIt() {
    byte[] bytes = {
      0x33,
      0x22,
      0x11,
      0x00,
      0x55,
      0x44,
      0x77,
      0x66,
      (byte) 0x88,
      (byte) 0x99,
      (byte) 0xaa,
      (byte) 0xbb,
      (byte) 0xcc,
      (byte) 0xdd,
      (byte) 0xee,
      (byte) 0xff
    };
    assertThat(LdapEntry.guid(bytes)).hasToString("00112233-4455-6677-8899-aabbccddeeff");
  }

  @Test
  void whatOnlyTheWholeSectionShowsIsRefused() {
    assertThatThrownBy(() -> configured.with("bind-dn", "cn=a,dc=x").directory())
        .hasMessageContaining("bind-dn and password belong together");
    configured.without("bind-dn");
    assertThatThrownBy(() -> configured.with("record-kind", "queue").directory())
        .hasMessageContaining("'queue' is not a kind of record");
    configured.without("record-kind");
    assertThatThrownBy(() -> configured.with("base", "contoso").directory())
        .hasMessageContaining("base is not a distinguished name");
  }
}
