package org.mailpromoter.directories.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/** Records of files that are larger than what is kept in memory. */
class RecordIndexTest {
  private static final String HEADER = "kind,id,name,address\n";

  /** Their rows take more than a megabyte. */
  private static final int MANY = 30_000;

  @TempDir private Path folder;

  private Imported read(String name, String rows) throws IOException {
    return RecordFile.read(Files.writeString(folder.resolve(name), rows));
  }

  private static RecordIndex index(Imported... files) {
    return new RecordIndex(java.util.stream.Stream.of(files).map(Imported::rows).toList());
  }

  private static RecordId contact(String key) {
    return new RecordId(RecordKind.CONTACT, key);
  }

  private static EmailAddress address(String text) {
    return new EmailAddress(text);
  }

  private static String row(int number) {
    return "contact,c%05d,Name %d,c%d@x.example%n".formatted(number, number, number);
  }

  private static String many() {
    return IntStream.range(0, MANY).mapToObj(RecordIndexTest::row).collect(Collectors.joining());
  }

  @Test
  void everyRecordOfALargeFileIsFound() throws IOException {
    RecordIndex index = index(read("a.csv", HEADER + many()));
    assertThat(index.count()).isEqualTo(MANY);
    for (int i = 0; i < MANY; i += 1_000) {
      RecordId id = contact("c%05d".formatted(i));
      EmailAddress address = address("c" + i + "@x.example");
      PartyRecord record = PartyRecord.of(id, "Name " + i);
      assertThat(index.resolve(Set.of(address))).isEqualTo(Map.of(address, List.of(record)));
      assertThat(index.find(id)).contains(new RecordEntry(record, List.of(address)));
    }
    assertThat(index.find(contact("c99999"))).isEmpty();
    assertThat(index.list("name 2999", 3))
        .extracting(entry -> entry.record().id().key())
        .containsExactly("c02999", "c29990", "c29991");
    assertThat(index.list("", 0)).isEmpty();
  }

  /** The row of each record that comes first, with the addresses of all. */
  @Test
  void rowsOfOneRecordAreUnitedHoweverFarApartTheyAre() throws IOException {
    Imported first =
        read(
            "a.csv", HEADER + "contact,a,Anna,a@x.example\n" + many() + "contact,a,,b@x.example\n");
    Imported second = read("b.csv", HEADER + "contact,a,Bert,c@x.example\n");
    RecordIndex index = index(first, second);
    assertThat(index.count()).isEqualTo(MANY + 1L);
    RecordEntry anna =
        new RecordEntry(
            PartyRecord.of(contact("a"), "Anna"),
            List.of(address("a@x.example"), address("b@x.example"), address("c@x.example")));
    assertThat(index.find(contact("a"))).contains(anna);
    assertThat(index.list("c@x.example", 9)).containsExactly(anna);
    assertThat(index.list("contact:a bert", 9)).as("the name is that of the first row").isEmpty();
    assertThat(index.resolve(Set.of(address("c@x.example")))).containsValue(List.of(anna.record()));
    List<RecordEntry> imported = new ArrayList<>();
    first.entries().forEach(imported::add);
    assertThat(imported)
        .hasSize(MANY + 1)
        .first()
        .extracting(e -> e.addresses().size())
        .isEqualTo(2);
  }

  @Test
  void twoRecordsWithOneHashStayApart() throws IOException {
    Map<Integer, String> seen = new HashMap<>();
    String one = "";
    String other = "";
    for (int i = 0; one.isEmpty(); i++) {
      String key = "k" + i;
      String same = seen.put(PackedRows.hash(contact(key)), key);
      if (same != null) {
        one = same;
        other = key;
      }
    }
    String rows =
        "contact,%s,One,a@x.example%ncontact,%s,Other,b@x.example%n".formatted(one, other);
    RecordIndex index = index(read("a.csv", HEADER + rows));
    assertThat(index.count()).isEqualTo(2);
    assertThat(index.find(contact(one)).orElseThrow().record().name()).isEqualTo("One");
    assertThat(index.find(contact(other)).orElseThrow().record().name()).isEqualTo("Other");
    assertThat(read("a.csv", HEADER + rows).remarks()).isEmpty();
  }

  /** Cards of one UID are put one after the other, and the last one applies. */
  @Test
  void cardsOfOneIdAreImportedOneByOne() throws IOException {
    String card = "BEGIN:VCARD\nVERSION:3.0\nUID:7\nFN:%1$s\nEMAIL:%1$s@x.example\nEND:VCARD\n";
    Imported cards = read("a.vcf", card.formatted("Anna") + card.formatted("Bert"));
    assertThat(cards.entries())
        .extracting(entry -> entry.record().name())
        .containsExactly("Anna", "Bert");
    assertThat(cards.remarks()).isEmpty();
  }

  @Test
  void recordsAreMadeWhileTheyAreReadAndNotBefore() throws IOException {
    Imported file = read("a.csv", HEADER + many());
    assertThat(file.entries().iterator().next().record().name()).isEqualTo("Name 0");
    assertThat(file.entries()).as("may be read again").hasSize(MANY);
  }

  @Test
  void ofVeryManyWrongRowsAllAreCountedAndTheFirstAreKept() throws IOException {
    Imported wrong = read("a.csv", HEADER + "contact,,Nobody,a@x.example\n".repeat(MANY));
    assertThat(wrong.problemCount()).isEqualTo(MANY);
    assertThat(wrong.problems()).hasSize(Problems.KEPT);
    assertThat(wrong.problems().get(Problems.KEPT - 1).place()).isEqualTo("a.csv, line 10001");
  }
}
