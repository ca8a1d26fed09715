package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.FailureCode;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalFault;
import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaClientTest {

    private static final String QUESTION = "Why does my loop — “für immer” 🙂 — never end?";

    private final RehearsalModel rehearsal =
            RehearsalModel.start(0, RehearsalSettings.DEFAULT.withPace(12, Duration.ofMillis(5)));
    private final ClientUnderTest client =
            ClientUnderTest.of(rehearsal.endpoint().toString(), RehearsalModel.MODEL);

    @AfterEach
    void stop() {
        client.close();
        rehearsal.close();
    }

    @Test
    void hearsTheWholeAnswerAndWhatItUsed() {
        ModelEnd end = client.ask(QUESTION);

        assertThat(client.text()).isEqualTo(RehearsalAnswer.to(QUESTION));
        assertThat(client.pieces()).isGreaterThan(5);
        assertThat(end).isInstanceOfSatisfying(ModelEnd.Finished.class, finished -> {
            assertThat(finished.usage().promptTokens()).isPositive();
            assertThat(finished.usage().answerTokens()).isPositive();
        });
    }

    @Test
    void usesOneConnectionAgain() {
        for (int i = 0; i < 20; i++) {
            client.ask(QUESTION + i);
        }

        assertThat(client.openConnections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SPLIT_LINES", "SPLIT_UTF8"})
    void putsTogetherWhatTheNetworkSplit(Kind fault) {
        rehearsal.inject(RehearsalFault.of(fault));

        ModelEnd end = client.ask(QUESTION);

        assertThat(end).isInstanceOf(ModelEnd.Finished.class);
        assertThat(client.text()).isEqualTo(RehearsalAnswer.to(QUESTION));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LOAD_DELAY", "SLOW_PREFILL"})
    void waitsForTheFirstByte(Kind fault) {
        rehearsal.inject(RehearsalFault.of(fault).lasting(Duration.ofMillis(300)));

        assertThat(client.ask(QUESTION)).isInstanceOf(ModelEnd.Finished.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LOAD_DELAY", "SLOW_PREFILL"})
    void givesUpWaitingForTheFirstByte(Kind fault) {
        rehearsal.inject(RehearsalFault.of(fault).lasting(Duration.ofSeconds(20)));

        assertThat(client.ask(QUESTION)).satisfies(broken(ModelFault.FIRST_BYTE));
    }

    @Test
    void noticesThatTheAnswerStalls() {
        rehearsal.inject(RehearsalFault.of(Kind.STALL).after(3).lasting(Duration.ofSeconds(20)));

        assertThat(client.ask(QUESTION)).satisfies(broken(ModelFault.IDLE));
        assertThat(RehearsalAnswer.to(QUESTION)).startsWith(client.text());
        assertThat(client.text()).isNotEmpty();
    }

    @Test
    void comesLaterWhenTheServerIsBusy() {
        rehearsal.inject(RehearsalFault.of(Kind.UNAVAILABLE).forNext(1));

        assertThat(client.ask(QUESTION)).satisfies(notNow(ModelFault.BUSY));
        assertThat(client.ask(QUESTION)).isInstanceOf(ModelEnd.Finished.class);
    }

    @Test
    void comesLaterWhenNobodyListens() {
        ModelCard card = client.card();
        rehearsal.close();

        assertThat(client.ask(card, QUESTION)).satisfies(notNow(ModelFault.UNREACHABLE));
    }

    @Test
    void doesNotNoticeThatTheServerWasStartedAnew() {
        ModelCard card = client.card();
        int port = rehearsal.endpoint().getPort();
        rehearsal.close();

        try (RehearsalModel anew = RehearsalModel.start(port, RehearsalSettings.AT_ONCE)) {
            assertThat(client.ask(card, QUESTION)).isInstanceOf(ModelEnd.Finished.class);
            assertThat(anew.load().received()).isEqualTo(1);
        }
    }

    @Test
    void triesAgainAfterAnErrorOfTheServer() {
        rehearsal.inject(RehearsalFault.of(Kind.INTERNAL_ERROR));

        assertThat(client.ask(QUESTION)).satisfies(broken(ModelFault.SERVER_ERROR));
    }

    @Test
    void triesAgainAfterAnErrorInTheStream() {
        rehearsal.inject(RehearsalFault.of(Kind.ERROR_IN_STREAM).after(4));

        assertThat(client.ask(QUESTION)).satisfies(broken(ModelFault.STREAM_ERROR));
    }

    @Test
    void doesNotTakeATruncatedStreamForAnAnswer() {
        rehearsal.inject(RehearsalFault.of(Kind.END_WITHOUT_DONE).after(10_000));

        assertThat(client.ask(QUESTION)).satisfies(broken(ModelFault.TRUNCATED));
        assertThat(client.text()).isEqualTo(RehearsalAnswer.to(QUESTION));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void triesAgainAfterALostConnection(int pieces) {
        rehearsal.inject(RehearsalFault.of(Kind.DROPPED_CONNECTION).after(pieces));

        assertThat(client.ask(QUESTION)).satisfies(broken(ModelFault.DROPPED));
    }

    @Test
    void saysThatTheModelIsMissing() {
        ModelEnd end = client.ask(client.card("no-such-model"), QUESTION);

        assertThat(end).satisfies(refused(ModelFault.MISSING, FailureCode.MODEL_MISSING));
    }

    @Test
    void saysThatThePromptIsTooLong() {
        ModelEnd end = client.ask("word ".repeat(40_000));

        assertThat(end).satisfies(refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG));
    }

    @Test
    void saysThatTheAnswerWasCutOff() {
        try (ClientUnderTest shortOne =
                ClientUnderTest.of(rehearsal.endpoint().toString(), RehearsalModel.MODEL, "answer-tokens=20")) {
            assertThat(shortOne.ask(QUESTION)).isInstanceOf(ModelEnd.CutOff.class);
            assertThat(RehearsalAnswer.to(QUESTION)).startsWith(shortOne.text());
        }
    }

    @Test
    void leavesOutThoughtsThatComeInTheText() {
        rehearsal.inject(RehearsalFault.of(Kind.THOUGHTS_IN_TEXT));
        ModelCall call = new ModelCall();

        ModelEnd end = client.ask(client.chat(QUESTION), call);

        assertThat(end).isInstanceOf(ModelEnd.Finished.class);
        assertThat(client.text()).isEqualTo(RehearsalAnswer.to(QUESTION));
        assertThat(client.notes()).containsExactly(ModelNote.THINKS_ALWAYS.sentence());
    }

    @Test
    void refusesAnAnswerThatHasOnlyThoughts() {
        rehearsal.inject(RehearsalFault.of(Kind.ONLY_THOUGHTS));

        ModelEnd end = client.ask(QUESTION);

        assertThat(end).satisfies(refused(ModelFault.ONLY_THOUGHTS, FailureCode.MODEL_REFUSED));
        assertThat(((ModelEnd.Refused) end).heard()).isNotNull().satisfies(usage -> assertThat(usage.answerTokens())
                .isPositive());
        assertThat(client.text()).isEmpty();
        assertThat(client.notes()).containsExactly(ModelNote.THINKS_ALWAYS.sentence());
    }

    @Test
    void repeatsTheWordsOfTheServer() {
        rehearsal.inject(RehearsalFault.of(Kind.OUT_OF_MEMORY).forNext(1));
        rehearsal.inject(RehearsalFault.of(Kind.GATEWAY_TIMEOUT).forNext(2));

        assertThat(client.ask(QUESTION))
                .isEqualTo(new ModelEnd.NotNow(
                        ModelFault.MEMORY, "model requires more system memory (5.6 GiB) than is available (3.1 GiB)"));
        assertThat(client.ask(QUESTION)).isEqualTo(new ModelEnd.NotNow(ModelFault.LOADING, "504 Gateway Time-out"));
    }

    @Test
    void noticesThatThePromptWasTruncated() {
        rehearsal.inject(RehearsalFault.of(Kind.TRUNCATED_PROMPT));

        ModelEnd end = client.ask("A sentence with seven words in it. ".repeat(500));

        assertThat(end).satisfies(refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG));
        assertThat(((ModelEnd.Refused) end).said()).startsWith("it read 2050 tokens of a prompt that has at least");
    }

    @Test
    void doesNotTakeARulerOfDashesForATruncatedPrompt() {
        ModelEnd end = client.ask(("-".repeat(100) + "\n").repeat(40));

        assertThat(end).isInstanceOf(ModelEnd.Finished.class);
    }

    @Test
    void saysThatThePromptIsTooLongWhenTheAnswerFillsTheContext() {
        try (ClientUnderTest narrow = ClientUnderTest.of(
                rehearsal.endpoint().toString(), RehearsalModel.MODEL, "context-tokens=512", "answer-tokens=400")) {
            ModelEnd end = narrow.ask("word ".repeat(350));

            assertThat(end).satisfies(refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG));
            assertThat(narrow.text()).isNotEmpty();
            assertThat(((ModelEnd.Refused) end).said()).contains("in its context of 512");
        }
    }

    @Test
    void countsWhatAnAnswerThatBrokeOffHasCost() {
        rehearsal.inject(RehearsalFault.of(Kind.END_WITHOUT_DONE).after(4));

        assertThat(client.ask(QUESTION))
                .isInstanceOfSatisfying(
                        ModelEnd.Broken.class,
                        broken -> assertThat(broken.heard()).isNotNull().satisfies(heard -> {
                            assertThat(heard.answerTokens()).isEqualTo(4);
                            assertThat(heard.promptTokens()).isPositive();
                            assertThat(heard.cachedTokens()).isNull();
                        }));
    }

    @ParameterizedTest
    @CsvSource({"token=s3cret-token, Bearer s3cret-token", "'', Basic YW5uYTpzM2NyZXQ="})
    void letsItselfInWithATokenOrAPassword(String setting, String header) {
        try (RehearsalModel guarded = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withAuthorization(header))) {
            String server = setting.isEmpty()
                    ? guarded.endpoint().toString().replace("http://", "http://anna:s3cret@")
                    : guarded.endpoint().toString();
            String[] settings = setting.isEmpty() ? new String[0] : new String[] {setting};
            try (ClientUnderTest other = ClientUnderTest.of(server, RehearsalModel.MODEL, settings)) {
                assertThat(other.ask(QUESTION)).isInstanceOf(ModelEnd.Finished.class);
                assertThat(other.server().toString()).doesNotContain("s3cret");
            }
        }
    }

    @Test
    void comesLaterWhenItIsNotLetIn() {
        try (RehearsalModel guarded = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withAuthorization("Bearer x"));
                ClientUnderTest other = ClientUnderTest.of(guarded.endpoint().toString(), RehearsalModel.MODEL)) {
            assertThat(other.ask(client.card(), QUESTION)).satisfies(notNow(ModelFault.UNAUTHORIZED));
            assertThat(other.catalog().look(RehearsalModel.MODEL))
                    .isInstanceOfSatisfying(ModelLook.Away.class, away -> assertThat(away.why())
                            .contains("401", "unauthorized", "CODEMENTOR_WORKER_MODEL_TOKEN"));
        }
    }

    @Test
    void tellsAModelThatThinksNotTo() {
        try (RehearsalModel thinking = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withThinking(true));
                ClientUnderTest other = ClientUnderTest.of(thinking.endpoint().toString(), RehearsalModel.MODEL)) {
            assertThat(other.ask(QUESTION)).isInstanceOf(ModelEnd.Finished.class);
            assertThat(other.text()).isEqualTo(RehearsalAnswer.to(QUESTION));
        }
    }

    @Test
    void goesOnWhereAnAnswerBrokeOff() {
        String whole = RehearsalAnswer.to(QUESTION);
        String begun = whole.substring(0, 100);
        String prompt = "<|im_start|>user\n" + QUESTION + "<|im_end|>\n<|im_start|>assistant\n" + begun;

        ModelEnd end = client.ask(new ModelRequest.GoOn(client.card(), prompt), new ModelCall());

        assertThat(end).isInstanceOf(ModelEnd.Finished.class);
        assertThat(begun + client.text()).isEqualTo(whole);
    }

    @Test
    void freesTheServersSlotWhenCancelled() {
        rehearsal.inject(RehearsalFault.of(Kind.STALL).after(2).lasting(Duration.ofSeconds(30)));
        ModelCall call = new ModelCall();
        var end = CompletableFuture.supplyAsync(() -> client.ask(client.chat(QUESTION), call));
        await().atMost(Duration.ofSeconds(5)).until(() -> client.pieces() == 2);

        call.cancel();

        await().atMost(Duration.ofSeconds(1)).until(end::isDone);
        assertThat(end.join()).isInstanceOf(ModelEnd.Broken.class);
        await().atMost(Duration.ofSeconds(1)).until(() -> rehearsal.load().active() == 0);
    }

    @Test
    void asksNothingWhenCancelledBefore() {
        ModelCall call = new ModelCall();
        call.cancel();

        assertThat(client.ask(client.chat(QUESTION), call)).isInstanceOf(ModelEnd.Broken.class);
        assertThat(client.text()).isEmpty();
    }

    @Test
    void endsAnAnswerThatTakesTooLong() {
        try (RehearsalModel slow =
                        RehearsalModel.start(0, RehearsalSettings.DEFAULT.withPace(100, Duration.ofMillis(100)));
                ClientUnderTest other =
                        ClientUnderTest.of(slow.endpoint().toString(), RehearsalModel.MODEL, "total=1s")) {
            assertThat(other.ask(QUESTION)).satisfies(broken(ModelFault.TOTAL));
            assertThat(other.text()).isNotEmpty();
        }
    }

    private static Consumer<ModelEnd> broken(ModelFault fault) {
        return end -> assertThat(end).isInstanceOfSatisfying(ModelEnd.Broken.class, broken -> assertThat(broken.fault())
                .isEqualTo(fault));
    }

    private static Consumer<ModelEnd> notNow(ModelFault fault) {
        return end -> assertThat(end).isInstanceOfSatisfying(ModelEnd.NotNow.class, notNow -> assertThat(notNow.fault())
                .isEqualTo(fault));
    }

    private static Consumer<ModelEnd> refused(ModelFault fault, FailureCode code) {
        return end -> assertThat(end).isInstanceOfSatisfying(ModelEnd.Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(fault);
            assertThat(refused.code()).isEqualTo(code);
        });
    }
}
