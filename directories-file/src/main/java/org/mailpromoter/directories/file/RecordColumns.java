package org.mailpromoter.directories.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailpromoter.core.party.RecordKind;

/**
 * Which columns of a CSV file give the parts of records. Immutable.
 *
 * @param parts what each column gives, in the order of the file; empty for nothing
 * @param kind the kind of records whose row names none
 */
public record RecordColumns(List<Optional<RecordPart>> parts, RecordKind kind) {
  private static final Map<RecordPart, Set<String>> NAMES =
      Map.of(
          RecordPart.KIND,
          Set.of("kind"),
          RecordPart.ID,
          Set.of(
              "id",
              "recordid",
              "contactid",
              "accountid",
              "leadid",
              "guid",
              "externalid",
              "donotmodifycontact",
              "donotmodifyaccount",
              "donotmodifylead"),
          RecordPart.NAME,
          Set.of(
              "name",
              "fullname",
              "displayname",
              "contactname",
              "accountname",
              "firstname",
              "lastname"),
          RecordPart.OWNER,
          Set.of("owner", "contactowner", "accountowner", "leadowner", "recordowner"),
          RecordPart.ACTIVE,
          Set.of("active", "isactive", "status", "statecode"));

  /**
   * Names of columns with addresses: {@code Email}, {@code E-Mail Address 2}, {@code Work mail}.
   */
  private static final String ADDRESS =
      "address|(primary|work|business|other|home|personal|private)?e?mail(address)?[0-9]?";

  private static final Set<String> WHOLE_NAMES = Set.of("fullname", "displayname", "contactname");
  private static final Set<String> NAMES_OF_PERSONS = Set.of("firstname", "lastname");

  /** Copies the list. */
  public RecordColumns {
    parts = List.copyOf(parts);
    Objects.requireNonNull(kind, "kind");
  }

  /** The columns of a file as far as their names say what they give, as CRMs export them. */
  public static RecordColumns recognized(List<String> header) {
    List<String> names = header.stream().map(RecordColumns::plain).toList();
    List<Optional<RecordPart>> parts = new ArrayList<>();
    Set<RecordPart> given = EnumSet.noneOf(RecordPart.class);
    for (String name : names) {
      Optional<RecordPart> part =
          part(name, names).filter(each -> each.isRepeatable() || !given.contains(each));
      part.ifPresent(given::add);
      parts.add(part);
    }
    return new RecordColumns(parts, kind(names));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Optional<RecordPart> part(String name, List<String> all) {
    if (name.matches(ADDRESS)) {
      return Optional.of(RecordPart.ADDRESS);
    }
    boolean repeats =
        NAMES_OF_PERSONS.contains(name) && all.stream().anyMatch(WHOLE_NAMES::contains)
            || name.equals("accountname") && all.stream().anyMatch(RecordColumns::isOfPerson);
    return repeats
        ? Optional.empty()
        : Stream.of(RecordPart.values())
            .filter(each -> NAMES.getOrDefault(each, Set.of()).contains(name))
            .findFirst();
  }

  /** The company of a contact is no name of the contact. */
  private static boolean isOfPerson(String name) {
    return WHOLE_NAMES.contains(name) || NAMES_OF_PERSONS.contains(name) || name.equals("name");
  }

  private static RecordKind kind(List<String> names) {
    return Stream.of(RecordKind.CONTACT, RecordKind.ACCOUNT, RecordKind.LEAD)
        .filter(
            each ->
                names.contains("donotmodify" + each.word()) || names.contains(each.word() + "id"))
        .findFirst()
        .orElse(RecordKind.CONTACT);
  }

  /** The places of the columns that give a part. */
  List<Integer> of(RecordPart part) {
    return IntStream.range(0, parts.size())
        .filter(at -> parts.get(at).filter(part::equals).isPresent())
        .boxed()
        .toList();
  }

  /** Whether records can be read by it. */
  public boolean isComplete() {
    return problems().isEmpty();
  }

  /** Why no record can be read by it, a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (RecordPart part : List.of(RecordPart.ID, RecordPart.ADDRESS)) {
      if (of(part).isEmpty()) {
        problems.add("no column gives the " + part.word());
      }
    }
    for (RecordPart part : RecordPart.values()) {
      if (!part.isRepeatable() && of(part).size() > 1) {
        problems.add("several columns give the " + part.word() + "; one can");
      }
    }
    return problems;
  }
}
