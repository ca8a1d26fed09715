package dev.codementor.worker.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.courses.ConversationMemory;
import dev.codementor.courses.ConversationMemory.Recollection;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.worker.fixture.Workshop;
import dev.codementor.worker.model.ChatMessage;
import dev.codementor.worker.model.ChatMessage.Role;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptAssemblyTest {

    /** The file template/chatml.gotmpl of Ollama 0.17.4, which it takes for a model whose own template is like it. */
    private static final String OLLAMAS_CHAT_ML =
            "{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n";

    private static final String CHAT_ML = "<|im_start|>system\n{{ .System }}<|im_end|>\n<|im_start|>assistant\n";

    private RehearsalModel rehearsal;
    private Workshop workshop;

    @BeforeAll
    void open() {
        rehearsal = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
        workshop = Workshop.with(rehearsal.endpoint(), RehearsalModel.MODEL);
    }

    @BeforeEach
    void enrol() {
        workshop.newStudent();
    }

    @AfterAll
    void close() {
        workshop.close();
        rehearsal.close();
    }

    @Test
    void putsTheSharedTextFirstAndTheQuestionLast() {
        List<ChatMessage> one = chat(workshop.accept("one"), 8_192);
        List<ChatMessage> other = chat(workshop.accept("other"), 8_192);

        assertThat(one).extracting(ChatMessage::role).containsExactly(Role.SYSTEM, Role.USER);
        assertThat(one.getFirst()).isEqualTo(other.getFirst());
        assertThat(one.getLast().content()).isEqualTo("one");
    }

    @Test
    void remembersTheConversation() {
        answered("first", "a");
        answered("elsewhere", "b");
        answered("second", "a");

        List<ChatMessage> messages = chat(workshop.accept("third", "a", null), 8_192);

        assertThat(messages)
                .extracting(ChatMessage::content)
                .containsSubsequence(
                        "first", RehearsalAnswer.to("first"), "second", RehearsalAnswer.to("second"), "third");
        assertThat(messages).hasSize(6);
    }

    @Test
    void leavesOutOldTurnsThatDoNotFit() {
        answered("first", "a");
        answered("second", "a");

        // Room for the policy, an answer of 2,048 tokens, the question, and one turn of about 300.
        List<ChatMessage> messages = chat(workshop.accept("third", "a", null), 2_048 + 900);

        assertThat(messages).extracting(ChatMessage::content).contains("second").doesNotContain("first");
        assertThat(messages.get(1).role()).isEqualTo(Role.USER);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 2_048 + 900, 2_048 + 1_300, 8_192})
    void remembersExactlyWhatStudentsAreTold(int context) {
        answered("first", "a");
        answered("second", "a");
        answered("third", "a");
        JobId next = workshop.accept("", "a", null);
        JobRecord job = workshop.find(next);
        ConversationMemory memory = workshop.bean(ConversationMemory.class);

        // As the api asks, which knows no next question.
        int budget = memory.budget("cs101", "", context, 2_048);
        Recollection told = memory.recall(job.owner(), "cs101", "a", null, budget);

        List<ChatMessage> messages = chat(next, context);
        assertThat(messages.subList(1, messages.size() - 1))
                .extracting(ChatMessage::content)
                .containsExactlyElementsOf(told.turns().stream()
                        .flatMap(turn -> Stream.of(turn.prompt(), turn.answer()))
                        .toList());
        assertThat(told.tokens()).isLessThanOrEqualTo(Math.max(0, budget));
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT_ML, OLLAMAS_CHAT_ML})
    void goesOnWithKeptTextWhereTheTemplateIsKnown(String template) {
        JobRecord job = withText(workshop.find(workshop.accept("Why?")), "Because\uD83D");

        Assembly assembly = assembly().assemble(job, card(template, 8_192));

        assertThat(assembly).isInstanceOfSatisfying(Assembly.Ready.class, ready -> {
            assertThat(ready.kept()).isEqualTo("Because");
            assertThat(ready.request())
                    .isInstanceOfSatisfying(ModelRequest.GoOn.class, goOn -> assertThat(goOn.prompt())
                            .startsWith("<|im_start|>system\n")
                            .endsWith("<|im_end|>\n<|im_start|>user\nWhy?<|im_end|>\n<|im_start|>assistant\nBecause"));
        });
    }

    @Test
    void startsAgainWhereTheTemplateIsUnknown() {
        JobRecord job = withText(workshop.find(workshop.accept("Why?")), "Because");

        for (String template : List.of("", "[INST] {{ .Prompt }} [/INST]", CHAT_ML + "<think>\n")) {
            assertThat(assembly().assemble(job, card(template, 8_192)))
                    .isInstanceOfSatisfying(Assembly.Ready.class, ready -> {
                        assertThat(ready.kept()).isEmpty();
                        assertThat(ready.request()).isInstanceOf(ModelRequest.Chat.class);
                    });
        }
    }

    @Test
    void refusesWhatCannotFit() {
        JobRecord job = workshop.find(workshop.accept("x".repeat(150_000)));

        assertThat(assembly().assemble(job, card(CHAT_ML, 8_192))).isEqualTo(new Assembly.TooLong());
    }

    private void answered(String prompt, String conversation) {
        workshop.handle(workshop.accept(prompt, conversation, null));
    }

    private List<ChatMessage> chat(JobId job, int context) {
        Assembly assembly = assembly().assemble(workshop.find(job), card("", context));
        return ((ModelRequest.Chat) ((Assembly.Ready) assembly).request()).messages();
    }

    private PromptAssembly assembly() {
        return workshop.bean(PromptAssembly.class);
    }

    private static ModelCard card(String template, int context) {
        return new ModelCard(new ModelUse("any", null, false), template, false, context);
    }

    private static JobRecord withText(JobRecord job, String text) {
        return new JobRecord(
                job.id(),
                job.request(),
                job.standing(),
                new JobRecord.Answer(job.epoch(), text, job.answeredBy(), job.usage()),
                job.timeline());
    }
}
