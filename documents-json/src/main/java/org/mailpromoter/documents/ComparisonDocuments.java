package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.installation.comparison.ComparedSetting;
import org.mailpromoter.installation.comparison.Comparison;
import org.mailpromoter.installation.comparison.RefereeAnswer;
import org.mailpromoter.installation.english.EnglishReferee;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.spi.policy.SourcePlace;

/**
 * Documents about the settings of another CRM beside those here.
 *
 * @since 0.1
 */
public final class ComparisonDocuments {
  private ComparisonDocuments() {}

  /** What differs, what cannot be carried over, and the policy file. */
  public static Document of(Comparison comparison) {
    return members(comparison).document();
  }

  /**
   * The same, when the policy file was asked for.
   *
   * @param file where it was written; empty if it was only shown
   */
  public static Document imported(Comparison comparison, Optional<String> file) {
    return members(comparison).with("file", file.orElse(null)).document();
  }

  private static Members members(Comparison comparison) {
    return Members.of("policy_source", comparison.source())
        .with("host", comparison.place())
        .with("same_settings", comparison.same())
        .with("differences", differences(comparison.differences()))
        .with(
            "not_carried_over",
            comparison.notCarriedOver().stream().map(ComparisonDocuments::remark).toList())
        .with("text", comparison.policyFile());
  }

  private static List<Members> differences(List<ComparedSetting> settings) {
    return settings.stream().map(ComparisonDocuments::difference).toList();
  }

  private static Members difference(ComparedSetting each) {
    return Members.of("scope", each.scope())
        .with("setting", each.key())
        .with("there", each.there().map(value -> value(each.key(), value)).orElse(null))
        .with("here", each.here().map(value -> value(each.key(), value)).orElse(null))
        .with("origin", each.origin().map(Origins::of).orElse(null))
        .with("column", each.place().map(SourcePlace::column).orElse(null))
        .with("row", row(each.place()));
  }

  private static @Nullable Object value(String key, String value) {
    return key.equals("addresses") ? List.of(value.split(" ", -1)) : SettingForm.of(key, value);
  }

  private static @Nullable String row(Optional<SourcePlace> place) {
    return place.map(SourcePlace::row).filter(each -> !each.isEmpty()).orElse(null);
  }

  private static Members remark(NotCarriedOver remark) {
    return Members.of("column", remark.place().column())
        .with("row", row(Optional.of(remark.place())))
        .with("value", remark.value())
        .with("why", remark.why());
  }

  /** What another CRM says about one decision. */
  public static Document judged(RefereeAnswer answer) {
    return one(answer).document();
  }

  static Members one(RefereeAnswer answer) {
    return Members.of("decision", answer.decision())
        .with("policy_source", answer.source())
        .with("standing", answer.standing())
        .with("sentence", EnglishReferee.of(answer))
        .with("reason", answer.here().title())
        .with("accepted_there", answer.judgement().map(each -> each.accepted()).orElse(null))
        .with("reason_there", answer.judgement().map(each -> each.words()).orElse(null))
        .with("differences", differences(answer.differences()));
  }
}
