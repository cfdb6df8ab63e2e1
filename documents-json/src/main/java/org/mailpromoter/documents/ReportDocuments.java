package org.mailpromoter.documents;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.english.EnglishAction;

/**
 * The report on recent mail.
 *
 * @since 0.1
 */
public final class ReportDocuments {
  private ReportDocuments() {}

  /** The report. */
  public static Document of(Report report) {
    return Members.of("since", report.since())
        .with("messages", report.messages())
        .with("outcomes", Decisions.counts(report.counts()))
        .with("days", all(report.days(), "day", "promoted", "refused"))
        .with("owners", all(report.owners(), "owner", "accepted", "declined"))
        .with("senders", all(report.senders(), ReportDocuments::sender))
        .with("methods", all(List.copyOf(report.methods().entrySet()), ReportDocuments::method))
        .with("suspicious", all(report.suspicious(), ReportDocuments::suspicious))
        .with("agreement", agreement(report))
        .document();
  }

  private static <T> List<Members> all(List<T> values, Function<T, Members> form) {
    return values.stream().map(form).toList();
  }

  private static List<Members> all(Map<?, Report.Split> splits, String key, String yes, String no) {
    return splits.entrySet().stream()
        .map(
            each ->
                Members.of(key, each.getKey())
                    .with(yes, each.getValue().yes())
                    .with(no, each.getValue().no()))
        .toList();
  }

  private static Members sender(Report.RefusedSender sender) {
    return Members.of("sender", sender.address())
        .with("refused", sender.refused())
        .with("machine_mail", sender.machine())
        .with("remedies", all(sender.remedies(), ReportDocuments::remedy))
        .with("helped", sender.helped())
        .with("of_the_last", sender.looked());
  }

  private static Members remedy(Change change) {
    return Members.of("actions", Actions.of(change))
        .with("sentence", EnglishAction.of(change))
        .with("scope", change.scope());
  }

  private static Members method(Map.Entry<CorrelationMethod, Long> method) {
    return Members.of("method", method.getKey().title()).with("messages", method.getValue());
  }

  private static Members suspicious(Report.Suspicious match) {
    return Decisions.stored(match.message())
        .with("flaws", List.copyOf(match.remarks()))
        .with("conflict", match.conflict());
  }

  private static Members agreement(Report report) {
    return Members.of("alone", report.alone())
        .with("agreeing", report.agreeing())
        .with("conflicting", report.conflicting());
  }
}
