package org.mailpromoter.console.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.directories.file.CsvHead;
import org.mailpromoter.directories.file.RecordColumns;
import org.mailpromoter.directories.file.RecordPart;
import org.mailpromoter.web.Fields;

/** What the columns of a file give: as somebody chose it, or as it is recognized. */
final class ImportChoice {
  private static final String CHOSEN = "chosen";
  private static final String KIND = "kind";
  private static final String COLUMN = "c";

  private final CsvHead head;
  private final RecordColumns columns;

  ImportChoice(CsvHead head, Fields fields) {
    this.head = head;
    RecordColumns recognized = RecordColumns.recognized(head.header());
    this.columns =
        fields.first(CHOSEN).isEmpty() ? recognized : chosen(head.header().size(), fields);
  }

  private static RecordColumns chosen(int count, Fields fields) {
    List<Optional<RecordPart>> parts =
        IntStream.range(0, count)
            .mapToObj(at -> fields.first(COLUMN + at).flatMap(RecordPart::of))
            .toList();
    RecordKind kind =
        fields
            .first(KIND)
            .flatMap(RecordKind::of)
            .filter(NewRecord::isOfCrm)
            .orElse(RecordKind.CONTACT);
    return new RecordColumns(parts, kind);
  }

  /** The columns; empty for vCards, which have none. */
  Optional<RecordColumns> columns() {
    return head.header().isEmpty() ? Optional.empty() : Optional.of(columns);
  }

  /** The fields that say the same. */
  List<ImportPage.Hidden> hidden() {
    List<ImportPage.Hidden> hidden = new ArrayList<>();
    hidden.add(new ImportPage.Hidden(CHOSEN, "yes"));
    hidden.add(new ImportPage.Hidden(KIND, columns.kind().word()));
    for (int i = 0; i < columns.parts().size(); i++) {
      String name = COLUMN + i;
      columns
          .parts()
          .get(i)
          .ifPresent(part -> hidden.add(new ImportPage.Hidden(name, part.word())));
    }
    return hidden;
  }

  Choices kinds() {
    return new Choices(
        KIND,
        "Kind of records",
        Stream.of(RecordKind.values())
            .filter(NewRecord::isOfCrm)
            .map(
                each ->
                    new Choices.Choice(
                        each.word(), Words.capitalized(each.word()), each == columns.kind()))
            .toList());
  }

  List<ImportPage.Column> shown() {
    return IntStream.range(0, head.header().size()).mapToObj(this::column).toList();
  }

  private ImportPage.Column column(int at) {
    Optional<RecordPart> now = columns.parts().get(at);
    List<Choices.Choice> all = new ArrayList<>();
    all.add(new Choices.Choice("", "not used", now.isEmpty()));
    for (RecordPart each : RecordPart.values()) {
      all.add(new Choices.Choice(each.word(), label(each), now.filter(each::equals).isPresent()));
    }
    List<String> samples =
        head.rows().stream()
            .map(row -> at < row.size() ? row.get(at) : "")
            .filter(each -> !each.isEmpty())
            .toList();
    String name = head.header().get(at).strip();
    return new ImportPage.Column(
        name.isEmpty() ? "column " + (at + 1) : name,
        samples,
        new Choices(COLUMN + at, "What " + name + " gives", all));
  }

  private static String label(RecordPart part) {
    return switch (part) {
      case KIND -> "Kind";
      case ID -> "Id";
      case NAME -> "Name";
      case ADDRESS -> "Address";
      case OWNER -> "Owner (id or name)";
      case ACTIVE -> "In use (yes or no)";
    };
  }
}
