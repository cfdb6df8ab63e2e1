package com.example.mailpromoter.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.testkit.DirectoryUnderTest;
import org.mailpromoter.testkit.RecordDirectoryContract;

/** The contract of directories, and the format of properties files. */
// snippet: directory-contract
class PropertiesDirectoryTest implements RecordDirectoryContract {
  private static final EmailAddress INFO = new EmailAddress("info@customer.example");

  @TempDir private Path folder;

  @Override
  public DirectoryUnderTest emptyDirectory() throws IOException {
    Path file = Files.createFile(folder.resolve("records.properties"));
    PropertiesDirectory directory = new PropertiesDirectory(file);
    return new DirectoryUnderTest() {
      private final Map<RecordId, RecordEntry> entries = new LinkedHashMap<>();

      @Override
      public RecordDirectory directory() {
        return directory;
      }

      @Override
      public void put(List<RecordEntry> more) {
        more.forEach(each -> entries.put(each.record().id(), each));
        write(file, entries.values());
      }

      @Override
      public boolean fail() {
        return file.toFile().delete();
      }

      @Override
      public void close() {}
    };
  }

  // end of snippet
  private static void write(Path file, Collection<RecordEntry> entries) {
    Properties text = new Properties();
    for (RecordEntry entry : entries) {
      PartyRecord record = entry.record();
      String owner = record.owner().map(RecordId::toString).orElse("");
      String state = record.active() ? "" : "inactive";
      String value = String.join(", ", record.id().toString(), record.name(), owner, state);
      for (EmailAddress address : entry.addresses()) {
        text.merge(address.value().toUpperCase(Locale.ROOT), value, (a, b) -> a + " | " + b);
      }
    }
    try (Writer writer = Files.newBufferedWriter(file)) {
      text.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
        .hasMessageContaining("'nobody' is not a record such as contact:anna");
  }
}
