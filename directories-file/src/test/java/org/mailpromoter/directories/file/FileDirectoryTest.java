package org.mailpromoter.directories.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.memory.InMemoryRecordStore;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.testkit.DirectoryUnderTest;
import org.mailpromoter.testkit.RecordDirectoryContract;

class FileDirectoryTest implements RecordDirectoryContract {
  private static final String HEADER = "kind,id,name,address,owner,active\n";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  private Path csv() {
    return folder.resolve("contacts.csv");
  }

  /** As an export should write: under another name, and then renamed. */
  private static void replace(Path file, String text) {
    try {
      Path next = file.resolveSibling(".next");
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeAt(Instant modified, String text) throws IOException {
    Files.writeString(csv(), text);
    Files.setLastModifiedTime(csv(), FileTime.from(modified));
  }

  private static String rows(List<RecordEntry> entries) {
    return HEADER
        + entries.stream()
            .map(
                entry ->
                    String.join(
                        ",",
                        entry.record().kind().word(),
                        entry.record().id().key(),
                        entry.record().name(),
                        entry.addresses().stream()
                            .map(each -> each.value().toUpperCase(Locale.ROOT))
                            .collect(Collectors.joining(";")),
                        entry.record().owner().map(Object::toString).orElse(""),
                        entry.record().active() ? "yes" : "no"))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private FileDirectory directory(Path path, WrongRows wrongRows, Duration settle) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new FileDirectory(path, new WatchedFile.Reading("crm", wrongRows, settle, clock));
  }

  private FileDirectory refusing() {
    return directory(csv(), WrongRows.REFUSE, Duration.ZERO);
  }

  @Override
  public DirectoryUnderTest emptyDirectory() {
    InMemoryRecordStore entries = new InMemoryRecordStore();
    FileDirectory directory = refusing();
    return new DirectoryUnderTest() {
      @Override
      public RecordDirectory directory() {
        return directory;
      }

      @Override
      public void put(List<RecordEntry> more) {
        entries.put(more);
        replace(csv(), rows(entries.list("", Integer.MAX_VALUE)));
      }

      @Override
      public boolean fail() {
        return csv().toFile().delete();
      }

      @Override
      public void close() {
        directory.close();
      }
    };
  }

  private static EmailAddress address(String name) {
    return new EmailAddress(name + "@x.example");
  }

  private static Set<EmailAddress> known(RecordDirectory directory) {
    return directory.resolve(Set.of(address("anna"), address("bert"), address("carl"))).keySet();
  }

  private static String row(String name) {
    return "contact," + name + "," + name + "," + name + "@x.example,,\n";
  }

  private static String warning(RecordDirectory directory) {
    return directory.warnings().stream()
        .map(DirectoryWarning::sentence)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aFileThatBecomesBadKeepsItsFormerContentsAndSaysSo() {
    replace(csv(), HEADER + row("anna"));
    FileDirectory directory = refusing();
    assertThat(known(directory)).containsExactly(address("anna"));
    assertThat(directory.warnings()).isEmpty();
    replace(csv(), HEADER + row("anna") + "contakt,bert,Bert,bert@x.example,,\n");
    assertThat(known(directory)).containsExactly(address("anna"));
    assertThat(warning(directory))
        .contains("directory crm", "is refused", "line 3: kind 'contakt' is unknown");
    replace(csv(), HEADER);
    assertThat(known(directory)).containsExactly(address("anna"));
    assertThat(warning(directory)).contains("contains no record");
    assertThat(csv().toFile().delete()).isTrue();
    assertThat(known(directory)).containsExactly(address("anna"));
    assertThat(warning(directory)).contains("contacts.csv does not exist");
    replace(csv(), HEADER + row("bert"));
    assertThat(known(directory)).containsExactly(address("bert"));
    assertThat(directory.warnings()).isEmpty();
  }

  @Test
  void aFileThatWasNeverGoodFailsUntilItIs() {
    replace(csv(), HEADER + "contact,anna,Anna,nonsense,,\n");
    FileDirectory directory = refusing();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> known(directory))
          .isInstanceOfSatisfying(
              DirectoryException.class,
              e -> assertThat(e.code()).isEqualTo(FileDirectoryError.WRONG_ROWS))
          .hasMessageContaining("line 2: address 'nonsense' is not an e-mail address");
    }
    replace(csv(), HEADER + row("anna"));
    assertThat(known(directory)).containsExactly(address("anna"));
  }

  @Test
  void wrongRowsMayBeSkippedAndAreTold() {
    replace(csv(), HEADER + row("anna") + "contact,,B,bert@x.example,,\n");
    FileDirectory directory = directory(csv(), WrongRows.SKIP, Duration.ZERO);
    assertThat(known(directory)).containsExactly(address("anna"));
    assertThat(warning(directory)).contains("left out of", "line 3: the id is empty");
    replace(csv(), "kind;id\nnonsense\n");
    assertThat(known(directory)).as("no good row at all").containsExactly(address("anna"));
  }

  @Test
  void aFileThatIsHalfWrittenIsNotBelieved() {
    replace(csv(), HEADER + row("anna"));
    FileDirectory directory = refusing();
    known(directory);
    replace(csv(), HEADER + row("bert") + "contact,carl,\"Carl, c");
    assertThat(known(directory)).containsExactly(address("anna"));
    assertThat(warning(directory)).contains("is it incomplete");
  }

  @Test
  void aFileIsReadOnceItHasBeenLeftAloneForTheTimeToSettle() throws IOException {
    writeAt(NOW.minusSeconds(60), HEADER + row("anna"));
    FileDirectory directory = directory(csv(), WrongRows.REFUSE, Duration.ofSeconds(2));
    assertThat(known(directory)).containsExactly(address("anna"));
    long before = directory.changes().orElseThrow();
    writeAt(NOW.minusMillis(500), HEADER + row("bert"));
    assertThat(known(directory)).containsExactly(address("anna"));
    assertThat(directory.changes()).hasValue(before);
    assertThat(directory.asOf()).contains(NOW.minusSeconds(60));
    writeAt(NOW.minusSeconds(2), HEADER + row("bert"));
    assertThat(known(directory)).containsExactly(address("bert"));
    assertThat(directory.changes()).hasValue(before + 1);
    writeAt(NOW.plusSeconds(3600), HEADER + row("carl"));
    assertThat(known(directory)).as("a time of another clock").containsExactly(address("carl"));
  }

  @Test
  void theFilesOfAFolderCountTogetherAndGoTogether() throws IOException {
    Path cards = Files.createDirectory(folder.resolve("cards"));
    FileDirectory directory = directory(cards, WrongRows.REFUSE, Duration.ZERO);
    assertThatThrownBy(() -> known(directory))
        .hasMessageContaining("contains no .csv or .vcf" + " file");
    for (String name : List.of("anna", "bert")) {
      replace(cards.resolve(name + ".vcf"), card(name));
    }
    replace(cards.resolve("others.csv"), HEADER + row("carl"));
    replace(cards.resolve(".hidden.vcf"), "nonsense");
    replace(cards.resolve("notes.txt"), "nonsense");
    assertThat(known(directory)).hasSize(3);
    Files.delete(cards.resolve("bert.vcf"));
    assertThat(known(directory)).containsOnly(address("anna"), address("carl"));
    replace(cards.resolve("anna.vcf"), "BEGIN:VCARD\nVERSION:3.0\nFN:An");
    assertThat(known(directory)).containsOnly(address("anna"), address("carl"));
    assertThat(warning(directory)).contains("anna.vcf is refused", "ends within a card");
    for (String name : List.of("anna.vcf", "others.csv")) {
      Files.delete(cards.resolve(name));
    }
    assertThat(known(directory)).as("a folder that is not mounted").hasSize(2);
  }

  private static String card(String name) {
    return "BEGIN:VCARD\nVERSION:3.0\nUID:%1$s\nFN:%1$s\nEMAIL:%1$s@x.example\nEND:VCARD\n"
        .formatted(name);
  }

  @Test
  void recordsCanBeListed() {
    replace(csv(), HEADER + row("anna") + row("bert"));
    FileDirectory directory = refusing();
    assertThat(directory.count()).isEqualTo(2);
    assertThat(directory.list("BERT", 10))
        .extracting(each -> each.record().id())
        .containsExactly(RecordId.parse("contact:bert").orElseThrow());
  }

  @Test
  void aFileThatDidNotChangeIsNotReadAgain() throws IOException {
    replace(csv(), HEADER + row("anna"));
    FileDirectory directory = refusing();
    Map<?, ?> first = directory.resolve(Set.of(address("anna")));
    FileTime modified = Files.getLastModifiedTime(csv());
    byte[] other = Files.readString(csv()).replace("anna", "bert").getBytes();
    Files.write(csv(), other);
    Files.setLastModifiedTime(csv(), modified);
    assertThat(directory.resolve(Set.of(address("anna"))))
        .as("the same time, size and file is the same state")
        .isEqualTo(first);
  }
}
