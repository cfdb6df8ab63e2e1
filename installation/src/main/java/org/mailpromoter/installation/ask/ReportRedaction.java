package org.mailpromoter.installation.ask;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.FittingKey;
import org.mailpromoter.spi.probe.ProbeReport;

/**
 * Takes out of a report what tells whose it is: addresses, ids, and what the configuration says
 * about where a server is. Probes should not write it; this is the second lock. Immutable.
 */
final class ReportRedaction {
  private static final String HIDDEN = "(hidden)";
  private static final int LONGEST = 1_000;
  private static final int MOST = 200;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\"',;:]{1,64}@[\\w.-]{1,255}");
  private static final Pattern GUID =
      Pattern.compile("\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b");

  private final List<Pattern> places;

  ReportRedaction(Set<String> places) {
    this.places =
        places.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(ReportRedaction::whole)
            .toList();
  }

  private static Pattern whole(String place) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(place) + "(?!\\w)", Pattern.CASE_INSENSITIVE);
  }

  ProbeReport of(ProbeReport report) {
    return new ProbeReport(
        report.findings().stream().limit(MOST).map(this::of).toList(),
        report.fitting().stream().limit(MOST).map(this::of).toList());
  }

  private Finding of(Finding finding) {
    return new Finding(
        of(finding.id()),
        of(finding.assumption()),
        finding.result(),
        of(finding.seen()),
        of(finding.meaning()));
  }

  private FittingKey of(FittingKey key) {
    return new FittingKey(
        of(key.key()), of(key.place()), of(key.inForce()), of(key.fits()), of(key.why()));
  }

  /** A part of an id or address would not be recognized, so the text is cut afterwards. */
  private String of(String text) {
    String clean = text;
    for (Pattern each : places) {
      clean = each.matcher(clean).replaceAll(HIDDEN);
    }
    clean = ADDRESS.matcher(clean).replaceAll(HIDDEN);
    clean = GUID.matcher(clean).replaceAll(HIDDEN);
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
