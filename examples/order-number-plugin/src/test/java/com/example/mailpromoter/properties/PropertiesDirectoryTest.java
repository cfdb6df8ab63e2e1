package com.example.mailpromoter.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;

/** Records in a properties file. */
class PropertiesDirectoryTest {
  private static final EmailAddress INFO = new EmailAddress("info@customer.example");

  @TempDir private Path folder;

  private PropertiesDirectory directory(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("records.properties"), text);
    return new PropertiesDirectory(file);
  }

  @Test
  void everyPartOfARecordIsRead() throws Exception {
    PropertiesDirectory directory =
        directory("Info@Customer.example = contact:bert, Bert Old, user:christopher, inactive\n");
    PartyRecord bert = directory.resolve(Set.of(INFO)).get(INFO).get(0);
    assertThat(bert.id()).hasToString("contact:bert");
    assertThat(bert.name()).isEqualTo("Bert Old");
    assertThat(bert.owner()).contains(RecordId.user("christopher"));
    assertThat(bert.active()).isFalse();
  }

  @Test
  void severalRecordsAreOrderedById() throws Exception {
    PropertiesDirectory directory =
        directory("info@customer.example = lead:l | contact:b | contact:a, A | contact:b\n");
    assertThat(directory.resolve(Set.of(INFO)).get(INFO))
        .extracting(record -> record.id().toString())
        .containsExactly("contact:a", "contact:b", "lead:l");
  }

  @Test
  void aFileThatCannotBeReadIsNoEmptyAnswer() throws Exception {
    PropertiesDirectory directory = directory("info@customer.example = nobody\n");
    assertThatThrownBy(() -> directory.resolve(Set.of(INFO)))
        .hasMessageContaining("records.properties")
        .hasMessageContaining("'nobody' is no record such as contact:anna");
  }
}
