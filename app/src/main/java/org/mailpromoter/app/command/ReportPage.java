package org.mailpromoter.app.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Shown;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.diagnosis.Report;

/**
 * A report as one HTML page with plots. The page loads and runs nothing: no scripts, no external
 * images. Everything that comes from mail is escaped.
 */
final class ReportPage {
  /** By which a report is recognized. */
  static final String MARK = "<meta name=\"generator\" content=\"mailpromoter report\">";

  private static final int WIDTH = 860;
  private static final int HEIGHT = 180;
  private static final int MOST_DAYS = 120;
  private static final String STYLE =
      "body{font:15px/1.45 system-ui,sans-serif;color:#1c2733;background:#fff;margin:2rem auto;"
          + "max-width:60rem;padding:0 1rem}h1{font-size:1.6rem;margin-bottom:.2rem}"
          + "h2{font-size:1.1rem;margin:2.2rem 0 .6rem}p.lead{color:#536273;margin-top:0}"
          + "table{border-collapse:collapse;width:100%;font-size:.92rem}"
          + "th{text-align:left;font-weight:600;border-bottom:2px solid #c9d3dd;padding:.3rem"
          + " .6rem}"
          + "td{border-bottom:1px solid #e4e9ee;padding:.3rem .6rem;vertical-align:top;"
          + "overflow-wrap:anywhere}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
          + ".tiles{display:flex;gap:1rem;flex-wrap:wrap;margin:1.2rem 0}"
          + ".tile{border:1px solid #d5dde5;border-radius:.5rem;padding:.7rem"
          + " 1.1rem;min-width:8rem}"
          + ".tile b{display:block;font-size:1.7rem}.yes{fill:#2f7d5b}.no{fill:#c2703d}"
          + ".same{fill:#9aa7b4}"
          + "text{font:12px system-ui,sans-serif;fill:#536273}svg{max-width:100%;height:auto}"
          + ".key{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin:0 .3em 0"
          + " 1em}";

  private final StringBuilder page = new StringBuilder();

  private ReportPage() {}

  static String of(Report report, Instant now) {
    ReportPage page = new ReportPage();
    page.head(report, now);
    page.tiles(report);
    page.days(report.days());
    page.reasons(report);
    ReportTables.of(report).forEach(page::table);
    page.add("<p>" + escaped(ReportTables.agreement(report)) + "</p></body></html>\n");
    return page.page.toString();
  }

  private void add(String html) {
    page.append(html).append('\n');
  }

  private void head(Report report, Instant now) {
    add("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    add(MARK);
    add(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">");
    add("<meta name=\"viewport\" content=\"width=device-width\"><title>Mail since ");
    add(Times.shown(report.since()) + "</title><style>" + STYLE + "</style></head><body>");
    add("<h1>Mail report</h1><p class=\"lead\">Received since ");
    add(Times.shown(report.since()) + ", reported on " + Times.shown(now) + " (Z is UTC).");
    add("Mailboxes: " + escaped(mailboxes(report)) + ".</p>");
  }

  private static String mailboxes(Report report) {
    String names =
        report.counts().stream()
            .map(each -> each.mailbox().value())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  private void tiles(Report report) {
    Map<String, Long> tiles = new LinkedHashMap<>();
    tiles.put("messages", report.messages());
    tiles.put("promoted", count(report, Outcome.PROMOTED));
    tiles.put("refused", count(report, Outcome.REFUSED));
    tiles.put("duplicates of promoted mail", duplicates(report));
    tiles.put("out of scope: not judged for this mailbox", count(report, Outcome.OUT_OF_SCOPE));
    tiles.put("matches to review", (long) report.suspicious().size());
    add("<div class=\"tiles\">");
    tiles.forEach(
        (name, number) -> add("<div class=\"tile\"><b>" + number + "</b>" + name + "</div>"));
    add("</div>");
  }

  private static long duplicates(Report report) {
    return report.counts().stream()
        .filter(each -> each.reason() == Reason.DUPLICATE)
        .mapToLong(each -> each.count())
        .sum();
  }

  private static long count(Report report, Outcome outcome) {
    return report.counts().stream()
        .filter(each -> each.outcome() == outcome && each.reason() != Reason.DUPLICATE)
        .mapToLong(each -> each.count())
        .sum();
  }

  private void days(Map<LocalDate, Report.Split> all) {
    if (all.isEmpty()) {
      return;
    }
    List<Map.Entry<LocalDate, Report.Split>> days = List.copyOf(all.entrySet());
    days = days.subList(Math.max(0, days.size() - MOST_DAYS), days.size());
    long most = 1;
    for (Map.Entry<LocalDate, Report.Split> each : days) {
      most = Math.max(most, each.getValue().yes() + each.getValue().no());
    }
    add("<h2>By day<span class=\"key\" style=\"background:#2f7d5b\"></span>promoted");
    add("<span class=\"key\" style=\"background:#c2703d\"></span>refused</h2>");
    add("<svg viewBox=\"0 0 " + WIDTH + " " + (HEIGHT + 40) + "\" role=\"img\">");
    add("<title>Messages by day, promoted and refused</title>");
    double step = Math.min(60, (WIDTH - 50.0) / days.size());
    for (int i = 0; i < days.size(); i++) {
      Report.Split split = days.get(i).getValue();
      double x = 45 + i * step;
      double yes = 1.0 * HEIGHT * split.yes() / most;
      double no = 1.0 * HEIGHT * split.no() / most;
      String day = days.get(i).getKey().toString();
      bar("yes", x, HEIGHT + 10 - yes, step * 0.8, yes, day + ": " + split.yes() + " promoted");
      bar("no", x, HEIGHT + 10 - yes - no, step * 0.8, no, day + ": " + split.no() + " refused");
      boolean labelled = days.size() <= 14 || i % Math.max(1, days.size() / 10) == 0;
      if (labelled) {
        text(x, HEIGHT + 28, day.substring(5));
      }
    }
    text(0, 20, String.valueOf(most));
    text(0, HEIGHT + 10, "0");
    add("</svg>");
  }

  private void reasons(Report report) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    report.counts().stream()
        .filter(each -> each.outcome() != Outcome.OUT_OF_SCOPE)
        .forEach(each -> reasons.merge(each.reason().title(), each.count(), Long::sum));
    if (reasons.isEmpty()) {
      return;
    }
    long most = reasons.values().stream().mapToLong(Long::longValue).max().orElse(1);
    add("<h2>By reason</h2>");
    add("<svg viewBox=\"0 0 " + WIDTH + " " + (reasons.size() * 26 + 4) + "\" role=\"img\">");
    add("<title>Messages by reason</title>");
    int row = 0;
    for (Map.Entry<String, Long> each : reasons.entrySet()) {
      double width = Math.max(1, (WIDTH - 260.0) * each.getValue() / most);
      text(0, row * 26 + 17, each.getKey());
      bar(kind(each.getKey()), 170, row * 26 + 4, width, 18, each.getKey());
      text(178 + width, row * 26 + 17, String.valueOf(each.getValue()));
      row++;
    }
    add("</svg>");
  }

  /** A duplicate is neither: its message is an activity. */
  private static String kind(String reason) {
    if (reason.equals(Reason.DUPLICATE.title())) {
      return "same";
    }
    return Reason.named(reason).filter(Reason::promotes).isPresent() ? "yes" : "no";
  }

  private void bar(String kind, double x, double y, double width, double height, String title) {
    if (height > 0) {
      add(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                  + "<title>%s</title></rect>",
              kind,
              x,
              y,
              width,
              height,
              escaped(title)));
    }
  }

  private void text(double x, double y, String text) {
    add(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", x, y, escaped(text)));
  }

  private void table(String title, Table table) {
    add("<h2>" + escaped(title) + "</h2><table><thead><tr>");
    List<@Nullable Object> first = table.rows().get(0);
    for (int i = 0; i < first.size(); i++) {
      cell("th", first.get(i), table.titles().get(i));
    }
    add("</tr></thead><tbody>");
    for (List<@Nullable Object> row : table.rows()) {
      add("<tr>");
      row.forEach(value -> cell("td", value, Shown.value(value)));
      add("</tr>");
    }
    add("</tbody></table>");
  }

  /** A cell; numbers are right-aligned. */
  private void cell(String tag, @Nullable Object value, String text) {
    String begin = value instanceof Number ? tag + " class=\"n\"" : tag;
    add("<" + begin + ">" + escaped(text) + "</" + tag + ">");
  }

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return safe.toString();
  }
}
