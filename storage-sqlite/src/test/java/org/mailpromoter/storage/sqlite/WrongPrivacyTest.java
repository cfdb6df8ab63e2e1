package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.testkit.PrivacyContract;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contract catches each wrong privacy with exactly the tests of the rules that it breaks. */
class WrongPrivacyTest {
  abstract static class Contract implements PrivacyContract {
    @TempDir private Path folder;
    private final String method;
    private final WrongPort.Wrong<Privacy> wrong;

    Contract(String method, WrongPort.Wrong<Privacy> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public Storage open() {
      return WrongPort.of(
          Storage.class,
          Joined.to(folder.resolve("t.db")),
          "privacy",
          (storage, arguments) -> WrongPort.of(Privacy.class, storage.privacy(), method, wrong));
    }

    @Override
    public long placesWith(String text) throws IOException {
      return PrivacyTest.filesWith(folder, text);
    }
  }

  static final class ErasesNothing extends Contract {
    ErasesNothing() {
      super("erase", (privacy, arguments) -> new Privacy.Erased(3, 2, 1, 0, 0));
    }
  }

  static final class ForgetsNothing extends Contract {
    ForgetsNothing() {
      super("forget", (privacy, arguments) -> 1L);
    }
  }

  static final class FindsNothing extends Contract {
    FindsNothing() {
      super("find", (privacy, arguments) -> new Privacy.Found(0, 0, 0, 0));
    }
  }

  static final class ErasesAlthoughEnded extends Contract {
    ErasesAlthoughEnded() {
      super(
          "erase",
          (privacy, of) -> {
            Privacy.Erased erased = privacy.erase((EmailAddress) of[0], (Instant) of[1]);
            if (of.length > 2) {
              ((Progress) of[2]).advance(1);
            }
            return erased;
          });
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(ErasesAlthoughEnded.class, Set.of("pv5_anErasureThatIsEndedChangesNothing")),
        Arguments.of(
            ErasesNothing.class,
            Set.of(
                "pv1_anErasedPersonStandsNowhere",
                "pv1_attachmentsOfAnErasedPersonAreDeletedUnlessOthersSentThemToo",
                "pv1_aMessageIdThatHoldsTheAddressIsErasedFromSentMailToo",
                "pv1_aChangeOfTrackingStaysWithoutThePerson",
                "pv2_sinksAreToldOfWhatErasingChangedAndOfNothingElse",
                "pv5_anErasureThatIsEndedChangesNothing",
                "pv6_findingAPersonCountsWhatErasingChangesAndChangesNothing")),
        Arguments.of(
            FindsNothing.class,
            Set.of("pv6_findingAPersonCountsWhatErasingChangesAndChangesNothing")),
        Arguments.of(
            ForgetsNothing.class,
            Set.of(
                "pv3_retentionDeletesWhatWasSeenAndNotThatItWasDecided",
                "pv5_retentionThatIsEndedKeepsWhatItDid")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    Set<String> names =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(contract))
            .execute()
            .testEvents()
            .failed()
            .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
            .collect(Collectors.toSet());
    assertThat(names).containsExactlyInAnyOrderElementsOf(failed);
  }
}
