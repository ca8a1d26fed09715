package dev.codementor.worker.prompt;

import dev.codementor.courses.ConversationMemory;
import dev.codementor.courses.CourseFiles;
import dev.codementor.ledger.JobReader.Turn;
import dev.codementor.ledger.JobRecord;
import dev.codementor.text.Cut;
import dev.codementor.text.TokenEstimate;
import dev.codementor.worker.model.ChatMessage;
import dev.codementor.worker.model.ChatMessage.Role;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembles what the model reads. The course's policy and notes come first and are byte-identical for all its students,
 * because a server need not read the same beginning again (on a CPU that is ten times faster). Then comes as much of
 * the conversation as fits, and the question comes last.
 */
final class PromptAssembly {

    private final CourseFiles courses;
    private final ConversationMemory memory;
    private final ModelProperties model;

    PromptAssembly(CourseFiles courses, ConversationMemory memory, ModelProperties model) {
        this.courses = courses;
        this.memory = memory;
        this.model = model;
    }

    /**
     * Assembles the prompt of a job. If an earlier attempt left text, the model continues it where that is possible.
     */
    Assembly assemble(JobRecord job, ModelCard card) {
        int context = Math.min(model.contextTokens(), card.contextTokens());
        if (TokenEstimate.atLeast(job.prompt()) > context) {
            return new Assembly.TooLong();
        }
        var messages = new ArrayList<ChatMessage>();
        messages.add(new ChatMessage(Role.SYSTEM, courses.of(job.course()).text()));
        for (Turn turn : turns(job, context)) {
            messages.add(new ChatMessage(Role.USER, turn.prompt()));
            messages.add(new ChatMessage(Role.ASSISTANT, turn.answer()));
        }
        messages.add(new ChatMessage(Role.USER, job.prompt()));
        String kept = Cut.whole(job.text());
        return !kept.isEmpty() && ChatMl.isTemplate(card.template())
                ? new Assembly.Ready(new ModelRequest.GoOn(card, ChatMl.render(messages, kept)), kept)
                : new Assembly.Ready(new ModelRequest.Chat(card, messages), "");
    }

    private List<Turn> turns(JobRecord job, int context) {
        String conversation = job.conversation();
        if (conversation == null) {
            return List.of();
        }
        int budget = memory.budget(job.course(), job.prompt(), context, model.answerTokens());
        return memory.recall(job.owner(), job.course(), conversation, job.id(), budget)
                .turns();
    }
}
