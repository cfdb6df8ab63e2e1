package org.mailpromoter.installation.export;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a CSV file (RFC 4180), for spreadsheets. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe: texts of strangers must not compute anything there.
 */
public final class CsvText {
  /** The media type of the file. */
  public static final String TYPE = "text/csv; charset=utf-8; header=present";

  private static final String END = "\r\n";

  /** What begins a formula in some spreadsheet, also after spaces; tabs and lines lead to one. */
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private CsvText() {}

  /** A row with its end. */
  public static String row(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", END));
  }

  private static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(each -> each == ',' || each == '"' || each < ' ');
    return plain && safe.equals(safe.strip()) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String text) {
    String seen = text.stripLeading();
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
        || !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0;
  }
}
